import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Api } from '../operation/vocabulary';
import { clean } from '../reading/clean';
import { titleOf } from '../reading/page';
import { reasonsIn } from '../reading/reasons';
import { redirectTarget } from './baseUrl';

type Redact = (text: string) => string;

/** The request that shows that a credential works, and what other answers to it mean. */
export interface Probe {
	api: Api;
	/** Below the base URL. */
	path: string;
	/** A property that the right answer has. */
	expected: string;
	/** What an answer with this status means. */
	statuses: Record<number, string>;
	/** What it means when something else answers, such as a log-in page or a proxy. */
	otherwise: string;
}

const NO_FAULT = 'This says nothing about the credential';
const MAINTENANCE = /maintenance|unavailable|upgrad|be right back|down for/i;

/** Why an answer does not show that a credential works, for its user; `undefined` if it does. */
export function problemOf(
	{ statusCode: status, headers, body }: IN8nHttpFullResponse,
	{ api, expected, statuses, otherwise }: Probe,
	url: string,
	redact: Redact,
): string | undefined {
	if (status >= 300 && status < 400) {
		const target = redirectTarget(headers.location, url, redact) ?? 'another address';
		return `${api.service} redirects to ${target}: check the base URL. It must lead to ${api.service} itself; the credential was sent nowhere else.`;
	}
	const title = typeof body === 'string' ? clean(titleOf(body) ?? '', redact) : '';
	if (MAINTENANCE.test(title)) {
		return `${api.service} answered ${status} with the page '${title}': it seems to be under maintenance. ${NO_FAULT}. Try again later.`;
	}
	if (status < 300) {
		const isRight = (Object(body) as IDataObject)[expected] !== undefined;
		return isRight ? undefined : withWords(otherwise, title && `It shows the page '${title}'.`);
	}
	const words = title || clean(reasonsIn(api.errorBodies, body).message ?? '', redact);
	return withWords(
		statuses[status] ?? meaningOf(api.service, status, otherwise),
		words && `It says: ${words}`,
	);
}

function meaningOf(service: string, status: number, otherwise: string): string {
	if (status === 404) return otherwise;
	if (status === 429) {
		return `${service} lets through no more requests for now (429). ${NO_FAULT}. Test it again in a minute.`;
	}
	if (status >= 500) {
		return `${service} has a problem of its own (${status}). ${NO_FAULT}. Try again later.`;
	}
	if (status === 407)
		return 'The proxy between n8n and the service wants to be signed in to (407).';
	return `${service} did not accept the request (${status}). Check the fields of the credential.`;
}

function withWords(meaning: string, words: string): string {
	return words === '' ? meaning : `${meaning} ${words}`;
}
