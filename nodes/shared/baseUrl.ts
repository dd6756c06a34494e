import type { IHttpRequestOptions } from 'n8n-workflow';
import { SigningError } from './signing';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Parses a credential's base URL without its trailing slash; it must be https unless it is loopback. */
export function parseBaseUrl(value: unknown): URL {
	const text = String(value ?? '').trim();
	if (!URL.canParse(text)) {
		throw new SigningError(
			"The credential's 'Base URL' is not a valid address",
			'Enter the whole address, for example https://example.com.',
		);
	}
	const url = new URL(text);
	const secure =
		url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
	if (!secure || url.username || url.password || url.search || url.hash) {
		throw new SigningError(
			"The credential's 'Base URL' must start with https:// and hold nothing but the address",
			'Secrets are only sent over https (plain http is accepted for this machine alone), and belong in their own fields.',
		);
	}
	url.pathname = url.pathname.replace(/\/+$/, '');
	return url;
}

/** Completes a request's address from the base URL; another scheme, host or port is refused. */
export function resolveUrl(options: IHttpRequestOptions, baseUrl: unknown): URL {
	const base = parseBaseUrl(baseUrl);
	// The HTTP Request node signs with our credentials too, and calls the address `uri`.
	const given = options as IHttpRequestOptions & { uri?: string };
	const prefix = base.href.replace(/\/$/, '');
	const raw = given.url ?? given.uri ?? '';
	const target = /^[a-z][a-z\d+.-]*:/i.test(raw)
		? new URL(raw)
		: new URL(`${options.baseURL ?? prefix}`.replace(/\/+$/, '') + raw);
	if (target.origin !== base.origin || target.username || target.password) {
		throw new SigningError(
			`The request goes to ${target.origin}, but the credential belongs to ${base.origin}`,
			'Credentials are only sent to their own base URL, so nothing was sent.',
		);
	}
	if (given.uri === undefined) {
		options.url = target.href;
		delete options.baseURL;
	}
	return target;
}
