import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { resolveUrl } from './baseUrl';
import { admitSecret } from './rejections';
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
 * holds back secrets that were rejected too often, then lets `put` place the secret.
 */
export async function signWithSecret(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	secrets: unknown[],
	put: () => void,
): Promise<IHttpRequestOptions> {
	// n8n repeats every 401 once; a secret that was just rejected is not worth a second one.
	if (isSecondSigning(options)) throw new RenewSession('The secret was rejected');
	resolveUrl(options, credentials.baseUrl);
	const signature = signatureOf(options);
	if (signature) {
		signature.fingerprint = fingerprintOf(credentials.baseUrl, ...secrets);
		signature.redact = redactor(secrets);
		const settle = await admitSecret(signature.fingerprint);
		if (signature.abandoned) {
			// Whoever waited for it is gone: keeping the place would hold back everyone else for good.
			settle('unknown');
			throw new SigningError('The execution was canceled', 'Nothing was sent.');
		}
		signature.settle = settle;
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
