import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { readAnswer } from '../reading/body';
import { clean } from '../reading/clean';
import { orCancelled } from '../time/clock';
import { Deadline } from '../time/deadline';
import { admitSecret } from './admission';
import { refusal, tooSlow, toSigningError } from './logInErrors';
import type { LogIn, Session } from './logInScheme';
import { type Taken, redactor, SigningError } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/**
 * Logs in once, within `timeoutMs` in all; every failure is a `SigningError` free of secrets. `owner`
 * stands for what it is done with.
 */
export async function openSession(
	helper: IHttpRequestHelper,
	credentials: Credentials,
	logIn: LogIn,
	owner: string,
	timeoutMs: number,
): Promise<Session> {
	const base = logIn.baseUrl(credentials);
	const settle = await admitSecret(owner);
	const redact = redactor(logIn.secrets(credentials));
	const deadline = new Deadline(timeoutMs);
	let taken: Taken = 'unknown';
	try {
		const request = logIn.request(credentials);
		const url = base.href.replace(/\/$/, '') + request.url;
		const sent = helper.helpers.httpRequest({
			method: 'POST',
			timeout: deadline.silenceMs,
			...request,
			url,
			abortSignal: deadline.signal,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		}) as Promise<IN8nHttpFullResponse>;
		const reading = readAnswer(sent, deadline.signal, { onlyWords: true });
		const answer = await orCancelled(reading, deadline.signal);
		const status = answer.statusCode;
		const session = status < 300 ? logIn.session(Object(answer.body), credentials) : undefined;
		taken = session ? 'accepted' : howRefused(answer);
		if (!session) throw refusal(answer, logIn, url, redact);
		if (typeof session === 'string') {
			throw new SigningError(clean(session, redact), WRONG, { answered: status });
		}
		return session;
	} catch (error) {
		deadline.drop();
		if (deadline.passed) throw tooSlow(logIn, timeoutMs);
		throw toSigningError(error, logIn, redact);
	} finally {
		deadline.release();
		settle(taken);
	}
}

const WRONG = 'Nothing more was sent. Correct the credential, or what its user may do there.';

/** RFC 6749 lets a service answer a wrong client with 400, too. */
function howRefused({ statusCode, body }: IN8nHttpFullResponse): Taken {
	const unknownClient = (Object(body) as { error?: unknown }).error === 'invalid_client';
	return statusCode === 401 || (statusCode === 400 && unknownClient) ? 'rejected' : 'unknown';
}
