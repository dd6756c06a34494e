import type { IHttpRequestOptions } from 'n8n-workflow';
import { causeOf } from '../../nodes/shared/http/faults';
import { SecretBusy } from '../../nodes/shared/signing/admission';
import {
	expectSignature,
	RenewSession,
	SigningError,
	told,
} from '../../nodes/shared/signing/signing';

/** What n8n 1 keeps of an error that it wraps: texts and a code, and no cause. */
const wrapped = ({ message, description, code }: Record<string, unknown>) =>
	Object.assign(new Error(String(message)), { description, httpCode: code ?? null });

describe('what n8n 1 has wrapped', () => {
	it('is a refusal with the status of the log-in, by its texts', () => {
		const refusal = new SigningError('The service is busy (429)', 'Try again later.', {
			answered: 429,
			retryAfter: '3',
		});
		expect(causeOf(wrapped({ ...refusal, message: refusal.message }))).toBe(refusal);
	});

	it('is what the signature tells, where its texts tell nothing', () => {
		const over = new RenewSession('over');
		const code = 'ECONNREFUSED';
		expect(causeOf(wrapped({ message: 'over', code }), over)).toBe(over);
		const refusal = new SigningError('The service refused', 'Look at the secret.');
		expect(causeOf(wrapped({ ...refusal, message: refusal.message }), over)).toBe(refusal);
	});

	it("is a connection's fault, by its code", () => {
		const fault = { message: 'connect ECONNREFUSED 127.0.0.1:9', code: 'ECONNREFUSED' };
		expect(causeOf(wrapped(fault))).toEqual(fault);
	});

	it('is itself where nothing tells', () => {
		const error = wrapped({ message: 'no such credential', code: '404' });
		expect(causeOf(error)).toBe(error);
	});
});

it('newer n8n keep the cause', () => {
	const cause = new RenewSession('over');
	expect(causeOf(Object.assign(new Error('wrapped'), { cause }))).toBe(cause);
});

it('why a request was not signed is told to whoever announced it, until it is signed', async () => {
	const busy = new SecretBusy(Promise.resolve());
	const outcomes = [() => Promise.reject(busy), async () => await Promise.resolve(options)];
	const options: IHttpRequestOptions = { url: '/' };
	const signature = expectSignature(options);
	const sign = told(async () => await (outcomes.shift() ?? fail)());
	await expect(sign({}, options)).rejects.toBe(busy);
	expect(signature.refused).toBe(busy);
	await sign({}, options);
	expect(signature.refused).toBeUndefined();
});

const fail = () => Promise.reject(new Error('signed too often'));
