import { waitUntil, orCancelled } from './clock';
import { CallError } from './errors';
import { exchange, forgetSession, type Call, type Context, type Outcome } from './exchange';
import type { Api, Authentication } from './operation';
import { pacerFor, type Pacer } from './pacing';
import { backOff, mayRepeat, timeOf } from './retry';
import { markDead, markForgotten } from './session';

export interface Limits {
	timeoutMs: number;
	/** The longest that one call waits for the service's limits. */
	maxWaitMs: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
const MOST_RENEWALS = 2;

/** The one place where requests leave: paced, repeated where that is safe, stopped by a 401. */
export class Transport {
	/** Time that calls of this run spent waiting for the service's limits, in ms. */
	waitedMs = 0;

	private readonly pacer: Pacer;
	private readonly signal?: AbortSignal;
	/** Set by a 401 that nothing cures: from then on nothing is sent in this run. */
	private rejection?: CallError;
	/** The first request goes alone, so that a log-in or a wrong secret happens once. */
	private first?: Promise<void>;

	constructor(
		private readonly context: Context,
		private readonly api: Api,
		private readonly authentication: Authentication,
		private readonly limits: Limits,
	) {
		const { credential } = authentication;
		const id = context.getNode().credentials?.[credential]?.id ?? '';
		this.pacer = pacerFor(`${api.service} ${credential} ${id}`, api.pacing);
		if ('getExecutionCancelSignal' in context) this.signal = context.getExecutionCancelSignal();
	}

	/** Sends a call and gives its successful outcome; every failure is a `CallError`. */
	async send(call: Call): Promise<Outcome> {
		let firstIsDone = () => {};
		if (this.first) await this.first;
		else this.first = new Promise((resolve) => (firstIsDone = resolve));
		try {
			return await this.sendUntilAnswered(call, firstIsDone);
		} finally {
			firstIsDone();
		}
	}

	private async sendUntilAnswered(call: Call, firstIsDone: () => void): Promise<Outcome> {
		let waitedMs = 0;
		const wait = async (time: number, otherwise?: CallError) =>
			(waitedMs += await this.wait(time, waitedMs, call, otherwise));
		for (let repeats = 0, renewals = 0, redirects = 0; ; ) {
			const outcome = await this.sendOnce(call, wait);
			const { status, signature, error } = outcome;
			if (status === 401 && signature.renewable && signature.fingerprint) {
				markDead(signature.fingerprint);
				if (renewals === 0) outcome.renew = true;
			}
			if (outcome.renew && renewals++ < MOST_RENEWALS) continue;
			if (error?.status === 401) this.stopAfter(call, outcome, error);
			if (!error) {
				if (signature.endsSession) await this.forget(signature.fingerprint);
				return outcome;
			}
			firstIsDone();
			const target = call.method === 'GET' ? redirectOf(outcome) : undefined;
			if (target && redirects++ < MOST_REDIRECTS) {
				call = { ...call, url: target, qs: undefined };
			} else if (!outcome.final && mayRepeat(error.status, call.effect, repeats)) {
				const { headers } = outcome;
				const now = Date.now();
				const told =
					status === 429 ? this.pacer.retryAt(headers) : timeOf(headers['retry-after'], now);
				await wait(told ?? now + backOff(repeats), status === 429 ? undefined : error);
				repeats++;
			} else {
				return await Promise.reject(error);
			}
		}
	}

	/** Takes a place at the pacer, then sends. */
	private async sendOnce(call: Call, wait: (time: number) => Promise<unknown>): Promise<Outcome> {
		for (;;) {
			if (this.rejection) return await Promise.reject(this.rejection);
			const entry = this.pacer.enter(call.operation);
			if ('askAgain' in entry) {
				await (typeof entry.askAgain === 'number'
					? wait(entry.askAgain)
					: orCancelled(entry.askAgain, this.signal));
				continue;
			}
			let outcome: Outcome | undefined;
			try {
				await wait(entry.leaveAt);
				const { credential } = this.authentication;
				const { timeoutMs } = this.limits;
				outcome = await exchange(this.context, this.api, credential, call, timeoutMs, this.signal);
				return outcome;
			} finally {
				this.pacer.leave(call.operation, outcome?.status ?? 0, outcome?.headers);
			}
		}
	}

	/** Waits until a time and gives the ms it took; fails, if told with what, when that is too long. */
	private async wait(
		time: number,
		waitedMs: number,
		call: Call,
		otherwise?: CallError,
	): Promise<number> {
		const now = Date.now();
		if (time <= now) return 0;
		if (time - now + waitedMs > this.limits.maxWaitMs) {
			return await Promise.reject(
				otherwise ??
					new CallError(
						`${call.what}: ${this.api.service} lets through no more requests until ${new Date(time).toISOString()}`,
						`That is longer than the ${this.limits.maxWaitMs / 1000} seconds allowed by 'Max Wait' in the options. Allow a longer wait, or run the workflow less often.`,
						429,
					),
			);
		}
		await waitUntil(time, this.signal);
		const waited = Date.now() - now;
		this.waitedMs += waited;
		return waited;
	}

	private stopAfter(call: Call, outcome: Outcome, error: CallError): void {
		// A proven secret that mints for many users may be refused for one of them only.
		if (call.effect === 'independent' && outcome.proven) return;
		this.rejection ??= error;
	}

	private async forget(fingerprint?: string): Promise<void> {
		if (fingerprint === undefined) return;
		markForgotten(fingerprint);
		await forgetSession(this.context, this.authentication.credential, fingerprint);
	}
}

/** Where an answer redirects to; whether it may go there is the credential's to decide. */
function redirectOf(outcome: Outcome): string | undefined {
	const location = outcome.headers.location;
	if (!REDIRECTS.has(outcome.status) || typeof location !== 'string') return undefined;
	return URL.canParse(location, outcome.url) ? new URL(location, outcome.url).href : undefined;
}
