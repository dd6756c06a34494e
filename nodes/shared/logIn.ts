import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { redirectTarget } from './baseUrl';
import { clean, connectionReason } from './errors';
import { reasonsIn, type ErrorBodies } from './reasons';
import { admitSecret, type Taken } from './rejections';
import { redactor, SigningError } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** A bearer token with its lifetime, as a log-in gave it. */
export interface Session {
	token: string;
	lifetimeSeconds: number;
}

/** How one kind of credential logs in: the request, its secrets, and the session in the answer. */
export interface LogIn {
	service: string;
	/** Where the service's own words stand in an error body. */
	errorBodies: ErrorBodies;
	/** The base URL, read as the service's users paste it. */
	baseUrl: (credentials: Credentials) => URL;
	/** What decides whether two log-ins are the same: every field that goes into the request. */
	owner: (credentials: Credentials) => unknown[];
	/** What no error may repeat. */
	secrets: (credentials: Credentials) => unknown[];
	request: (credentials: Credentials) => IHttpRequestOptions;
	session: (body: Record<string, unknown>) => Session | undefined;
	/** The likely causes of a rejected log-in, as a list, and what to do about them. */
	causes: string;
	advice: string;
}

/** Logs in once; every failure is a `SigningError` free of secrets. `owner` stands for what it is done with. */
export async function openSession(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
	owner: string,
): Promise<Session> {
	const base = logIn.baseUrl(credentials);
	const settle = await admitSecret(owner);
	const redact = redactor(logIn.secrets(credentials));
	let taken: Taken = 'unknown';
	try {
		const request = logIn.request(credentials);
		const url = base.href.replace(/\/$/, '') + request.url;
		const answer = (await helper.helpers.httpRequest({
			method: 'POST',
			timeout: 60_000,
			...request,
			url,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		const status = answer.statusCode;
		taken = howTaken(answer);
		const session = status < 300 ? logIn.session(Object(answer.body)) : undefined;
		if (!session) throw refusal(answer, logIn, url, redact);
		return session;
	} catch (error) {
		throw toSigningError(error, logIn);
	} finally {
		settle(taken);
	}
}

/** RFC 6749 lets a service answer a wrong client with 400, too. */
function howTaken({ statusCode, body }: IN8nHttpFullResponse): Taken {
	if (statusCode < 300) return 'accepted';
	const unknownClient = (Object(body) as { error?: unknown }).error === 'invalid_client';
	return statusCode === 401 || (statusCode === 400 && unknownClient) ? 'rejected' : 'unknown';
}

function refusal(
	answer: IN8nHttpFullResponse,
	logIn: LogIn,
	url: string,
	redact: (text: string) => string,
): SigningError {
	const status = answer.statusCode;
	const { message, details } = reasonsIn(logIn.errorBodies, answer.body);
	const said = message ? `: ${clean(message, redact)}` : '';
	const marks = details.map((detail) => clean(detail, redact));
	const answered = { answered: status, retryAfter: String(answer.headers?.['retry-after'] ?? '') };
	if (status === 401 || status === 400 || status === 403) {
		// A credential test shows the message alone, so the causes stand in it.
		return new SigningError(
			`${logIn.service} rejected the log-in (${status})${said}. Likely causes: ${logIn.causes}.`,
			[...marks, logIn.advice].join(' '),
			answered,
		);
	}
	const target = redirectTarget(answer.headers?.location, url, redact);
	if (status >= 300 && status < 400 && target) {
		return new SigningError(
			`${logIn.service} redirects to ${target}: check the base URL`,
			'It must lead to the service itself. The secret was sent to the base URL alone.',
			answered,
		);
	}
	const elsewhere = status < 400 || status === 404;
	return new SigningError(
		`${logIn.service} did not open a session (${status})${said}${elsewhere ? '. Check that the base URL leads to the service itself.' : ''}`,
		[
			...marks,
			elsewhere
				? 'The answer holds no token.'
				: 'Try again later; if it stays like this, check the base URL.',
		].join(' '),
		answered,
	);
}

/** Connection faults carry the whole request with its secrets: only their code goes on. */
function toSigningError(error: unknown, logIn: LogIn): SigningError {
	if (error instanceof SigningError) return error;
	const code = String((error as { code?: unknown }).code ?? '');
	return new SigningError(
		`${logIn.service} could not be reached to log in: ${connectionReason(code)}`,
		'Check the base URL of the credential and the network between n8n and the service.',
		{ answered: 0 },
	);
}
