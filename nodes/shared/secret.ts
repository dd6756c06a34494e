import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { resolveUrl } from './baseUrl';
import { isDoubted, isProven, letOut } from './rejections';
import {
	fingerprintOf,
	isSecondSigning,
	redactor,
	RenewSession,
	signatureOf,
	SigningError,
} from './signing';

/**
 * Signs a request with a secret that cannot be renewed: resolves its address within the base URL,
 * holds back secrets that were rejected too often, then lets `put` place the secret. `owner` stands
 * for the secret and whom it belongs to, `somebody` is another user that the request is for.
 */
export async function signWithSecret(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	secrets: unknown[],
	put: () => void,
	{ owner, somebody }: { owner?: string; somebody?: string } = {},
): Promise<IHttpRequestOptions> {
	// n8n repeats every 401 once; a secret that was just rejected is not worth a second one.
	if (isSecondSigning(options)) throw new RenewSession('The secret was rejected');
	resolveUrl(options, credentials.baseUrl);
	const signature = signatureOf(options);
	if (signature) {
		if (signature.abandoned)
			throw new SigningError('The request was given up', 'Nothing was sent.');
		const secret = owner ?? fingerprintOf(credentials.baseUrl, ...secrets);
		signature.fingerprint = secret;
		signature.redact = redactor(secrets);
		signature.forSomebody = somebody !== undefined && (isProven(secret) || !isDoubted(secret));
		signature.settle = letOut(secret, somebody && fingerprintOf(secret, somebody));
		options.abortSignal = signature.deadline?.signal;
	}
	put();
	return options;
}

/** A field of a credential that must be filled in, without blanks around it. */
export function filledIn(
	credentials: ICredentialDataDecryptedObject,
	field: string,
	label: string,
): string {
	const text = String(credentials[field] ?? '').trim();
	if (text !== '') return text;
	throw new SigningError(
		`The credential's '${label}' is empty`,
		'Fill it in and save the credential. Nothing was sent.',
	);
}
