import type { Outcome } from './call';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where an answer redirects to; whether it may go there is the credential's to decide. */
export function redirectOf(outcome: Outcome): string | undefined {
	const location = outcome.headers.location;
	if (!REDIRECTS.has(outcome.status) || typeof location !== 'string') return undefined;
	return URL.canParse(location, outcome.url) ? new URL(location, outcome.url).href : undefined;
}
