import type { IWebhookFunctions } from 'n8n-workflow';
import { equalInConstantTime, isSignedBy } from '../../shared/signature';
import { USE_EXISTING } from '../../shared/webhookCredential';
import { registrationOf, SECRET_HEADER, SIGNATURE_HEADER } from './place';

/** What a delivery must carry to be believed. */
interface Proof {
	header: string;
	secret: string;
	signatureHeader: string;
	signatureSecret: string;
}

/** Whether a delivery carries the webhook's secret and, where a raw body is there, its signature. */
export async function isGenuine(context: IWebhookFunctions): Promise<boolean> {
	const proof = await proofFor(context);
	if (!proof) return false;
	const headers = context.getHeaderData();
	const { header, secret, signatureHeader, signatureSecret } = proof;
	// ThoughtSpot's API keys may travel in the address too.
	const query = context.getQueryData() as Record<string, unknown>;
	const given = headers[header.toLowerCase()] ?? query[header];
	if (!equalInConstantTime(given, secret)) return false;
	const { rawBody } = context.getRequestObject();
	// Of multipart bodies n8n keeps no raw copy, so that their signature cannot be checked.
	if (!signatureSecret || !rawBody) return true;
	return isSignedBy(signatureSecret, rawBody, headers[signatureHeader.toLowerCase()]);
}

async function proofFor(context: IWebhookFunctions): Promise<Proof | undefined> {
	if (context.getNodeParameter('authentication') === USE_EXISTING) {
		const { headerName, headerSecret, signatureHeader, signatureSecret } =
			await context.getCredentials('thoughtSpotWebhookApi');
		return {
			header: String(headerName ?? '').trim(),
			secret: String(headerSecret ?? ''),
			signatureHeader: String(signatureHeader ?? '').trim(),
			signatureSecret: String(signatureSecret ?? ''),
		};
	}
	const registration = registrationOf(context);
	if (!registration) return undefined;
	const { secret, signatureSecret } = registration;
	return { header: SECRET_HEADER, secret, signatureHeader: SIGNATURE_HEADER, signatureSecret };
}
