import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { pasted, pastedToken } from '../reading/pasted';
import { letOut } from './admission';
import { resolveUrl } from './baseUrl';
import { partsOf } from './parts';
import { isDoubted, isProven } from './rejections';
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
	baseUrl: URL,
	options: IHttpRequestOptions,
	secrets: unknown[],
	put: () => void,
	{ owner, somebody }: { owner?: string; somebody?: string } = {},
): Promise<IHttpRequestOptions> {
	// n8n repeats every 401 once; a secret that was just rejected is not worth a second one.
	if (isSecondSigning(options)) throw new RenewSession('The secret was rejected');
	const redact = redactor(secrets);
	resolveUrl(options, baseUrl, redact);
	const signature = signatureOf(options);
	if (signature) {
		// What a secret is good for does not depend on the request.
		if (signature.session !== undefined) partsOf(undefined);
		if (signature.abandoned)
			throw new SigningError('The request was given up', 'Nothing was sent.');
		const secret = owner ?? fingerprintOf(baseUrl.href, ...secrets);
		signature.fingerprint = secret;
		signature.redact = redact;
		signature.forSomebody = somebody !== undefined && (isProven(secret) || !isDoubted(secret));
		signature.settle = letOut(secret, somebody && fingerprintOf(secret, somebody));
		options.abortSignal = signature.deadline?.signal;
	}
	put();
	return options;
}

/** A field of a credential that must be filled in, as it is sent: without what was pasted along. */
export function filledIn(
	credentials: ICredentialDataDecryptedObject,
	field: string,
	label: string,
): string {
	return checked(pasted(credentials[field]), label);
}

/** A bearer token, filled in; one that no header could carry is refused. */
export function tokenIn(
	credentials: ICredentialDataDecryptedObject,
	field: string,
	label: string,
): string {
	const token = checked(pastedToken(credentials[field]), label);
	if (/^[\x21-\x7e]+$/.test(token)) return token;
	throw new SigningError(
		`The credential's '${label}' holds blanks, line breaks or letters that no token has`,
		'Copy the token once more, in one piece, and save the credential. Nothing was sent.',
	);
}

function checked(text: string, label: string): string {
	if (text === '') {
		throw new SigningError(
			`The credential's '${label}' is empty`,
			'Fill it in and save the credential. Nothing was sent.',
		);
	}
	if (!/\p{Cc}/u.test(text)) return text;
	throw new SigningError(
		`The credential's '${label}' holds a line break or another control character`,
		'Enter it once more, in one piece, and save the credential. Nothing was sent.',
	);
}
