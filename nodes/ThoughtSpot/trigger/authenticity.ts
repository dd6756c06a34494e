import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { registrationFor } from '../../shared/webhook/registration';
import { equalInConstantTime, hasHash, isSignedBy, keptHash } from '../../shared/webhook/verify';
import { isHeaderName, USE_EXISTING, webhookTest } from '../../shared/webhook/webhookCredential';
import { SECRET_HEADER, SIGNATURE_HEADER, type Registration } from './registration';

/** How signatures are written. */
const FORMS: Array<[string, RegExp]> = [
	['hex', /^[\da-f]+$/i],
	['base64', /^[\w+/-]+={0,2}$/],
];

/** What a delivery must carry to be believed. */
interface Needed {
	header: string;
	isSecret: (given: unknown) => boolean;
	/** Whether the secret may travel in the address, as ThoughtSpot's API keys can. */
	inQuery: boolean;
	signatureHeader: string;
	signatureSecret: string;
}

/** Why a delivery is not believed, for n8n's log; undefined if it carries the secret and, where a raw body is there, its signature. */
export async function doubtOf(context: IWebhookFunctions): Promise<string | undefined> {
	const needed = await neededOf(context);
	if (!needed) return 'No webhook is registered for this address';
	const headers = context.getHeaderData();
	const { header, isSecret, inQuery, signatureHeader, signatureSecret } = needed;
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

async function neededOf(context: IWebhookFunctions): Promise<Needed | undefined> {
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
	const registration = registrationFor<Registration>(context);
	if (!registration) return undefined;
	return {
		header: SECRET_HEADER,
		isSecret: (given) => hasHash(given, keptHash(registration)),
		inQuery: false,
		signatureHeader: SIGNATURE_HEADER,
		signatureSecret: registration.signatureSecret,
	};
}

/** How a signature is written, such as "64 hex characters with prefix v1=": never what it says. */
function formOf(signature: unknown): string {
	if (typeof signature !== 'string' || signature.trim() === '') return 'missing';
	// Some services write several values, each with a name of its own.
	const values = signature.split(',', 5).map((value) => formOfValue(value.trim()));
	return values.join(', then ');
}

function formOfValue(value: string): string {
	const name = /^[\w-]{1,20}=(?=[^=])/.exec(value)?.[0] ?? '';
	const rest = value.slice(name.length);
	const kind = FORMS.find(([, form]) => form.test(rest))?.[0] ?? 'other';
	return `${rest.length} ${kind} characters${name && ` with prefix ${name}`}`;
}

/** Checks a webhook's secret for what can be told before a delivery arrives. */
export const webhookSecret = webhookTest(problemOf);

function problemOf(data: ICredentialDataDecryptedObject): string | undefined {
	const { headerName, headerSecret, signatureHeader, signatureSecret } = data;
	if (!isHeaderName(headerName)) return "'Header Name' must be the name of one HTTP header";
	if (!headerSecret)
		return "'Header Value' is empty: then no delivery could be told from a forged one";
	if (Boolean(signatureHeader) !== Boolean(signatureSecret)) {
		return "'Signature Header' and 'Signature Secret' belong together: enter both or neither";
	}
	if (signatureHeader && !isHeaderName(signatureHeader)) {
		return "'Signature Header' must be the name of one HTTP header";
	}
	return undefined;
}
