import type { IHttpRequestOptions } from 'n8n-workflow';
import { clean } from '../reading/clean';
import { pasted } from '../reading/pasted';
import { SigningError } from './signing';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const NAME = "The credential's 'Base URL'";

/**
 * Parses a base URL as people paste it: blanks and slashes around it, query and fragment, and a root
 * path of the API at its end (one of `roots`) are cut. It must be https unless it is loopback.
 */
export function parseBaseUrl(value: unknown, roots: string[] = []): URL {
	const text = pasted(value);
	const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
	if (!hasScheme || !URL.canParse(text)) {
		throw new SigningError(
			`${NAME} is not a valid address${hasScheme || text === '' ? '' : ': https:// is missing in front of it'}`,
			'Enter the whole address, for example https://example.com.',
		);
	}
	const url = new URL(text);
	if (!isSecure(url) || url.username || url.password) {
		throw new SigningError(
			`${NAME} must start with https:// and hold nothing but the address${isSecure(url) ? ': leave out the user name and password' : ''}`,
			'Secrets are only sent over https (plain http is accepted for this machine alone), and belong in their own fields.',
		);
	}
	// Even an empty query or fragment stays in `href`, and would swallow the path behind it.
	url.search = '';
	url.hash = '';
	url.pathname = withoutRoots(url.pathname, roots);
	return url;
}

function isSecure({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether a host is this machine itself. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

function withoutRoots(pathname: string, roots: string[]): string {
	let path = withoutSlashes(pathname);
	for (let root: string | undefined; ; path = withoutSlashes(path.slice(0, -root.length))) {
		root = roots.find((one) => path.slice(-one.length).toLowerCase() === one);
		if (root === undefined) return path;
	}
}

function withoutSlashes(path: string): string {
	let end = path.length;
	while (end > 0 && path[end - 1] === '/') end--;
	return path.slice(0, end);
}

/** What n8n's HTTP Request node adds to a request: its helper has other names for some things. */
type AnyOptions = IHttpRequestOptions & {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * Completes a request's address from the base URL, and has n8n follow no redirect of it. Another
 * scheme, host or port is refused with a `SigningError`, which `redact` keeps free of secrets.
 */
export function resolveUrl(
	options: IHttpRequestOptions,
	baseUrl: unknown,
	redact?: (text: string) => string,
): URL {
	forbidRedirects(options);
	const base = parseBaseUrl(baseUrl);
	const { url, uri } = options as AnyOptions;
	const raw = url ?? uri ?? '';
	const start = options.baseURL ? parseBaseUrl(options.baseURL) : base;
	const address = /^[a-z][a-z\d+.-]*:/i.test(raw) ? raw : start.href.replace(/\/$/, '') + raw;
	const target = URL.canParse(address) ? new URL(address) : undefined;
	if (target?.origin !== base.origin || target.username || target.password) {
		const to = target ? clean(target.origin, redact) : 'what is no address';
		throw new SigningError(
			`The request goes to ${to}, but the credential belongs to ${base.origin}`,
			'Credentials are only sent to their own base URL, so nothing was sent.',
		);
	}
	if (target.protocol === 'http:' && options.proxy) {
		throw new SigningError(
			'The request goes through a proxy in plain text',
			'Credentials are sent over plain http to this machine alone. Leave out the proxy. Nothing was sent.',
		);
	}
	if (uri === undefined) {
		options.url = target.href;
		delete options.baseURL;
	}
	return target;
}

/** A redirect leads past the check of the address: whoever may follow one has to sign anew. */
function forbidRedirects(options: AnyOptions): void {
	options.disableFollowRedirect = true;
	options.followRedirect = false;
	options.followAllRedirects = false;
	options.maxRedirects = 0;
	options.sendCredentialsOnCrossOriginRedirect = false;
}

const LONGEST_TARGET = 200;

/** Where an answer redirects to, for texts: without the query, which may hold secrets of its own. */
export function redirectTarget(
	location: unknown,
	from: string,
	redact?: (text: string) => string,
): string | undefined {
	if (typeof location !== 'string' || !URL.canParse(location, from)) return undefined;
	const { protocol, host, pathname } = new URL(location, from);
	const target = clean(`${protocol}//${host}${pathname}`, redact);
	return target.length > LONGEST_TARGET ? `${target.slice(0, LONGEST_TARGET)}…` : target;
}
