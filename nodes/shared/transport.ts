import { orCancelled, waitUntil } from './clock';
import { CallError } from './errors';
import { exchange, forgetSession, type Call, type Context, type Outcome } from './exchange';
import type { Api, Authentication } from './operation';
import { pacerFor } from './pacing';
import type { Pacer } from './pacer';
import { Patience, Stopwatch } from './patience';
import { countRejection } from './rejections';
import { backOff, mayRepeat, timeOf } from './retry';
import { markDead, markForgotten } from './session';

export interface Limits {
	timeoutMs: number;
	/** The longest that one call waits for the service's limits. */
	maxWaitMs: number;
	/** The most requests a second, where the API is paced by a rate and not by what it tells. */
	perSecond?: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
const MOST_RENEWALS = 2;

/** The one place where requests leave: paced, repeated where that is safe, stopped by a 401. */
export class Transport {
	private readonly pacer: Pacer;
	private readonly signal?: AbortSignal;
	private readonly waiting = new Stopwatch();
	/** Set by a 401 that nothing cures: from then on nothing is sent in this run. */
	private rejection?: CallError;
	/** The first request goes alone, so that a log-in or a wrong secret happens once. */
	private first?: Promise<void>;
	/** A call of this run was accepted, so its secret was good when the run began. */
	private accepted = false;

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

	/** For how long calls of this run waited for the service's limits, in ms. */
	get waitedMs(): number {
		return this.waiting.elapsedMs;
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
		const patience = new Patience(this.limits.maxWaitMs);
		for (let repeats = 0, renewals = 0, redirects = 0; ; ) {
			const outcome = await this.sendOnce(call, patience);
			const { status, signature, error } = outcome;
			if (status === 401 && signature.renewable && signature.fingerprint) {
				markDead(signature.fingerprint);
				if (renewals === 0) outcome.renew = true;
				else countRejection(signature.owner);
			}
			if (outcome.renew && renewals++ < MOST_RENEWALS) continue;
			if (error) this.stopAfter(call, outcome, error);
			if (!error) {
				this.accepted = true;
				if (signature.endsSession) await this.forget(signature.fingerprint);
				return outcome;
			}
			firstIsDone();
			const target = call.method === 'GET' ? redirectOf(outcome) : undefined;
			if (target && redirects++ < MOST_REDIRECTS) {
				call = { ...call, url: target, qs: undefined };
			} else if (!outcome.final && mayRepeat(error.status, call.effect, repeats)) {
				await this.waitToRepeat(call, outcome, error, patience, backOff(repeats));
				repeats++;
			} else {
				return await Promise.reject(error);
			}
		}
	}

	/** Takes a place at the pacer, then sends. */
	private async sendOnce(call: Call, patience: Patience): Promise<Outcome> {
		for (;;) {
			if (this.rejection) return await Promise.reject(this.rejection);
			const entry = this.pacer.enter(call.operation, this.limits.perSecond);
			if ('askAgain' in entry) {
				await (typeof entry.askAgain === 'number'
					? this.waitForLimit(call, entry.askAgain, patience)
					: orCancelled(entry.askAgain, this.signal));
				continue;
			}
			let outcome: Outcome | undefined;
			try {
				const { credential } = this.authentication;
				const { timeoutMs } = this.limits;
				outcome = await exchange(this.context, this.api, credential, call, timeoutMs, this.signal);
				return outcome;
			} finally {
				const againAt = entry.leave(outcome?.status ?? 0, outcome?.headers);
				if (outcome) outcome.againAt = againAt;
			}
		}
	}

	/** Waits as the service says, or else backs off; refuses what would take too long. */
	private async waitToRepeat(
		call: Call,
		{ status, headers, againAt }: Outcome,
		error: CallError,
		patience: Patience,
		backOffMs: number,
	): Promise<void> {
		const now = Date.now();
		const told = status === 429 ? againAt : timeOf(headers['retry-after'], now);
		// "At once" from a service that has just refused would be asking in a circle.
		const time = told !== undefined && told > now ? told : now + backOffMs;
		if (status === 429) return await this.waitForLimit(call, time, patience);
		if (!patience.allows(time)) return await Promise.reject(error);
		await patience.spend(async () => await waitUntil(time, this.signal));
	}

	/** Waits until a time; refuses when the call would wait too long in all. */
	private async waitForLimit(call: Call, time: number, patience: Patience): Promise<void> {
		if (time <= Date.now()) return;
		if (!patience.allows(time)) {
			return await Promise.reject(
				new CallError(
					`${call.what}: ${this.api.service} lets through no more requests until ${new Date(time).toISOString()}`,
					`That is longer than the ${this.limits.maxWaitMs / 1000} seconds allowed by 'Max Wait' in the options. Allow a longer wait, or run the workflow less often.`,
					429,
				),
			);
		}
		await patience.spend(
			async () => await this.waiting.during(async () => await waitUntil(time, this.signal)),
		);
	}

	/** A rejected secret is not worth another request, nor is a log-in that the service refused. */
	private stopAfter(call: Call, outcome: Outcome, error: CallError): void {
		if (error.status !== 401 && !outcome.logInRefused) return;
		// A proven secret that mints for many users may be refused for one of them only.
		if (call.effect === 'independent' && outcome.proven && this.accepted) return;
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
