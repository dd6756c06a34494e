import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { resolveUrl } from './baseUrl';
import { connectionOf, ownerOfConnection } from './connection';
import { refuseIfBlocked } from './rejections';
import { isDead } from './renewal';
import { signWithSecret } from './secret';
import {
	fingerprintOf,
	isSecondSigning,
	redactor,
	RenewSession,
	signatureOf,
	SigningError,
} from './signing';

type Credentials = ICredentialDataDecryptedObject;

const EXPIRY_MARGIN_MS = 5_000;

/**
 * Signs a request with the access token of a connected account, as n8n does it after this: checks
 * where it goes, and tells the transport of it. Throws `RenewSession` where the access is over.
 */
export async function signConnected(
	baseUrl: URL,
	credentials: Credentials,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { access, refresh, type, expiresAt, secrets } = connectionOf(credentials);
	if (access === '') {
		throw new SigningError(
			'The credential is not connected to an account',
			"Open it, choose 'Connect' and allow the access. Nothing was sent.",
		);
	}
	if (type !== 'bearer') {
		// n8n would write a token of any other type into the address.
		throw new SigningError(
			'The account was connected with a token that is no bearer token',
			'Such a token cannot be used here. Nothing was sent.',
		);
	}
	const put = () => {
		options.headers = { ...options.headers, Authorization: `Bearer ${access}` };
	};
	if (refresh === '') return await signWithSecret(baseUrl, options, secrets, put);
	const redact = redactor(secrets);
	resolveUrl(options, baseUrl, redact);
	const owner = ownerOfConnection(credentials);
	// Renewing would be refused just so, or bring what is rejected.
	refuseIfBlocked(owner);
	const again = isSecondSigning(options);
	const fingerprint = fingerprintOf(access);
	const stale = expiresAt - EXPIRY_MARGIN_MS <= Date.now();
	if (isDead(fingerprint) || (stale && !again)) throw new RenewSession('The access is over');
	const signature = signatureOf(options);
	if (signature) {
		if (signature.abandoned) {
			throw new SigningError('The request was given up', 'Nothing was sent.');
		}
		Object.assign(signature, { fingerprint, owner, renewable: true, redact });
		options.abortSignal = signature.deadline?.signal;
	}
	put();
	return options;
}
