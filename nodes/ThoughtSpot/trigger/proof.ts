import type { IWebhookFunctions } from 'n8n-workflow';
import {
	equalInConstantTime,
	hashOfSecret,
	hasHash,
	isSignedBy,
} from '../../shared/webhook/verify';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { registrationOf, SECRET_HEADER, SIGNATURE_HEADER } from './place';
import { formOf } from './signatureForm';

/** What a delivery must carry to be believed. */
interface Proof {
	header: string;
	isSecret: (given: unknown) => boolean;
	/** Whether the secret may travel in the address, as ThoughtSpot's API keys can. */
	inQuery: boolean;
	signatureHeader: string;
	signatureSecret: string;
}

/** Why a delivery is not believed, for n8n's log; undefined if it carries the secret and, where a raw body is there, its signature. */
export async function doubtOf(context: IWebhookFunctions): Promise<string | undefined> {
	const proof = await proofFor(context);
	if (!proof) return 'No webhook is registered for this address';
	const headers = context.getHeaderData();
	const { header, isSecret, inQuery, signatureHeader, signatureSecret } = proof;
	const query = (inQuery ? context.getQueryData() : {}) as Record<string, unknown>;
	const given = headers[header.toLowerCase()] ?? query[header];
	if (!isSecret(given)) return `The secret in ${header} is missing or wrong`;
	const rawBody = context.getRequestObject().rawBody as Buffer | undefined;
	// Of multipart bodies n8n keeps no raw copy, so that their signature cannot be checked.
	if (!signatureSecret || !rawBody?.length) return undefined;
	const signature = headers[signatureHeader.toLowerCase()];
	if (isSignedBy(signatureSecret, rawBody, signature)) return undefined;
	return `The signature in ${signatureHeader} is not that of the body: it is ${formOf(signature)}`;
}

async function proofFor(context: IWebhookFunctions): Promise<Proof | undefined> {
	if (context.getNodeParameter('authentication') === USE_EXISTING) {
		const { headerName, headerSecret, signatureHeader, signatureSecret } =
			await context.getCredentials('thoughtSpotWebhookApi');
		return {
			header: String(headerName ?? '').trim(),
			isSecret: (given) => equalInConstantTime(given, String(headerSecret ?? '')),
			inQuery: true,
			signatureHeader: String(signatureHeader ?? '').trim(),
			signatureSecret: String(signatureSecret ?? ''),
		};
	}
	const registration = registrationOf(context);
	if (!registration) return undefined;
	const { secret, signatureSecret } = registration;
	const hash = registration.secretHash ?? (secret ? hashOfSecret(secret) : '');
	return {
		header: SECRET_HEADER,
		isSecret: (given) => hasHash(given, hash),
		inQuery: false,
		signatureHeader: SIGNATURE_HEADER,
		signatureSecret,
	};
}
