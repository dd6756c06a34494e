import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { clean } from '../reading/clean';
import { connectionReason, isLasting } from '../reading/connection';
import { sharedByAll } from '../time/copies';
import { connectionOf, continueLine, ownerOfConnection } from './connection';
import { countRejection, refuseIfBlocked } from './rejections';
import { isDead } from './renewal';
import { fingerprintOf, redactor, SigningError } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** What n8n does for the renewal of an access. */
export interface Renewal {
	service: string;
	/** Has n8n ask for a new access token and keep it. */
	refresh: () => Promise<unknown>;
	/** The credential as n8n keeps it now. */
	read: () => Promise<Credentials>;
}

const renewing = sharedByAll('renewing', () => new Map<string, Promise<void>>());

/** The credential with a new access: from one renewal, however many requests are in need of it. */
export async function reconnected(before: Credentials, renewal: Renewal): Promise<Credentials> {
	const { access } = connectionOf(before);
	const key = fingerprintOf(access);
	const under = renewing.get(key);
	// Another process may have done it: what is there now is looked at first.
	const now = under ? before : await renewal.read();
	if (connectionOf(now).access === access) {
		const running = renewing.get(key) ?? begin(key, before, renewal);
		await running;
	}
	const after = await renewal.read();
	continueLine(before, after);
	if (isDead(fingerprintOf(connectionOf(after).access))) {
		throw new SigningError(
			`${renewal.service} gave no usable session`,
			`Open the credential and choose 'Connect' again.`,
			{ answered: 401 },
		);
	}
	return after;
}

function begin(key: string, credentials: Credentials, renewal: Renewal): Promise<void> {
	const running = renew(credentials, renewal).finally(() => renewing.delete(key));
	renewing.set(key, running);
	return running;
}

async function renew(credentials: Credentials, { service, refresh }: Renewal): Promise<void> {
	const owner = ownerOfConnection(credentials);
	refuseIfBlocked(owner);
	try {
		await refresh();
	} catch (error) {
		const problem = problemOf(error, service, redactor(connectionOf(credentials).secrets));
		if (problem.answered === 401) countRejection(owner);
		throw problem;
	}
}

/** Codes of n8n's OAuth2 client, for answers. */
const ANSWERED = new Set(['EAUTH', 'ESTATUS']);
const PASSING = new Set([408, 429]);

/** What n8n threw carries the request with its secrets: no more than what is known goes on. */
function problemOf(
	error: unknown,
	service: string,
	redact: (text: string) => string,
): SigningError {
	if (error instanceof SigningError) return error;
	const { code, name, message, status, response, body } = Object(error) as Record<string, unknown>;
	const answered = Number(Object(response).status ?? status ?? 0);
	if (answered >= 500 || PASSING.has(answered)) {
		return new SigningError(
			`${service} did not renew the access (${answered})`,
			'Try again later.',
			{ answered },
		);
	}
	const isAnswer = answered > 0 || ANSWERED.has(String(code));
	if (isAnswer || name === 'NodeOperationError') {
		const word = String(Object(body).error ?? '');
		return new SigningError(
			`${service} refused to renew the access${/^[a-z_]{3,40}$/.test(word) ? ` (${word})` : ''}`,
			"It may be withdrawn or over, or the client's ID or secret is wrong. Open the credential and choose 'Connect' again.",
			{ answered: 401 },
		);
	}
	if (typeof code === 'string') {
		return new SigningError(
			`${service} could not be reached to renew the access: ${connectionReason(code)}`,
			'Check the base URL of the credential and the network between n8n and the service.',
			isLasting(code) ? undefined : { answered: 0 },
		);
	}
	return new SigningError(
		`${service}, renewal of the access: ${clean(String(message ?? 'unknown fault'), redact)}`,
		'Check the credential.',
	);
}
