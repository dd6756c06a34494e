import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Authentication } from '../operation/vocabulary';
import { reconnected } from '../signing/reconnecting';
import { RenewSession, signatureOf, SigningError } from '../signing/signing';
import type { Context } from './call';

/**
 * A context for one request. n8n's own OAuth2 asks no credential class: it reads the credential, and
 * signs. Here that class is asked in between, and may refuse the request or have the access renewed.
 * It must throw nothing that looks like a 401: some n8n would send the request once more, unchecked.
 */
export function askingTheClass(
	context: Context,
	service: string,
	{ credential, signer }: Authentication,
	options: IHttpRequestOptions,
): Context {
	if (!signer) return context;
	const read = async () => await context.getCredentials(credential);
	const { refreshOAuth2Token } = context.helpers as Partial<Context['helpers']>;
	const refresh = async () => {
		if (!refreshOAuth2Token) throw tooOld();
		return await refreshOAuth2Token.call(context, credential);
	};
	const getCredentials = async () => {
		const credentials = await read();
		try {
			await signer.authenticate(credentials, options);
			return credentials;
		} catch (error) {
			if (!(error instanceof RenewSession)) return await Promise.reject(error);
		}
		try {
			const renewed = await reconnected(credentials, { service, refresh, read });
			await signer.authenticate(renewed, options);
			return renewed;
		} catch (error) {
			Object.assign(signatureOf(options) ?? {}, { refused: error });
			return await Promise.reject(error);
		}
	};
	return Object.create(context, { getCredentials: { value: getCredentials } }) as Context;
}

const tooOld = () =>
	new SigningError(
		'This version of n8n cannot renew the access',
		"Update n8n, or open the credential and choose 'Connect' again.",
	);
