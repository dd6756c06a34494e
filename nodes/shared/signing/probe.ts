import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { readAnswer } from '../reading/body';
import { clean } from '../reading/clean';
import { connectionReason } from '../reading/connection';
import { orCancelled } from '../time/clock';
import { Deadline, inSeconds } from '../time/deadline';
import { markDead } from './renewal';
import { expectSignature, redactor, RenewSession, SigningError } from './signing';
import { problemOf, type Probe } from './verdict';

type Credentials = ICredentialDataDecryptedObject;

/** A credential type that signs by a function. */
interface Signer extends Pick<ICredentialType, 'properties' | 'preAuthentication'> {
	authenticate: (
		credentials: Credentials,
		options: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;
}

const TIMEOUT_MS = 30_000;

/**
 * A node's test of a credential: logs in anew where the type does so, and sends the one request of
 * the probe. n8n's declared tests would not do: they read the base URL by themselves, and know
 * nothing of an answer but its status.
 */
export function testOf(signer: Signer, probe: Probe): ICredentialTestFunction {
	return async function (this: ICredentialTestFunctions, { data = {} }) {
		const secrets = signer.properties
			.filter(({ typeOptions }) => typeOptions?.password)
			.map(({ name }) => data[name]);
		try {
			const message = await ask(helperOf(this), signer, probe, data, secrets);
			if (message === undefined) return { status: 'OK', message: 'Connection successful!' };
			return { status: 'Error', message };
		} catch (error) {
			return { status: 'Error', message: reasonOf(error, probe, redactor(secrets)) };
		}
	};
}

async function ask(
	helper: IHttpRequestHelper,
	signer: Signer,
	probe: Probe,
	data: Credentials,
	secrets: unknown[],
): Promise<string | undefined> {
	const session = await signer.preAuthentication?.call(helper, { ...data, sessionToken: '' });
	const deadline = new Deadline(TIMEOUT_MS);
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: probe.path,
		headers: { Accept: probe.api.accept },
		timeout: deadline.silenceMs,
		encoding: 'stream',
	};
	const signature = expectSignature(options, { deadline });
	await signer.authenticate({ ...data, ...session } as Credentials, options);
	const redact = (text: string) => redactor(secrets)(signature.redact?.(text) ?? text);
	let status = 0;
	let problem: string | undefined;
	try {
		const sent = helper.helpers.httpRequest(options) as Promise<IN8nHttpFullResponse>;
		const reading = readAnswer(sent, deadline.signal, { onlyWords: true });
		const answer = await orCancelled(reading, deadline.signal);
		status = answer.statusCode;
		problem = problemOf(answer, probe, options.url, redact);
		// Or else the next test might be given the same session again.
		if (status === 401 && signature.fingerprint) markDead(signature.fingerprint);
		return problem;
	} catch (error) {
		if (!deadline.passed) return await Promise.reject(error);
		return `${probe.api.service} did not answer within ${inSeconds(TIMEOUT_MS)}.`;
	} finally {
		deadline.drop();
		deadline.release();
		const accepted = status > 0 && problem === undefined ? 'accepted' : 'unknown';
		signature.settle?.(status === 401 ? 'rejected' : accepted);
	}
}

/** What n8n gives to a test, which speaks the older of its two languages, in the words of the newer. */
function helperOf({ helpers }: ICredentialTestFunctions): IHttpRequestHelper {
	const httpRequest = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		(await helpers.request({
			...options,
			uri: options.url,
			useStream: options.encoding === 'stream',
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			followAllRedirects: false,
		})) as IN8nHttpFullResponse;
	return { helpers: { httpRequest } };
}

function reasonOf(error: unknown, { api }: Probe, redact: (text: string) => string): string {
	if (error instanceof SigningError) {
		return `${error.message}${error.message.endsWith('.') ? '' : '.'} ${error.description}`;
	}
	if (error instanceof RenewSession) return `${api.service} gave no usable session.`;
	const { code, message } = Object(error) as { code?: unknown; message?: unknown };
	if (typeof code !== 'string') return clean(String(message), redact);
	return `${api.service} could not be reached: ${connectionReason(code)}. Check the base URL, and the network between n8n and the service.`;
}
