import type { Api, Authentication } from '../operation/vocabulary';
import type { Pacer } from '../pacing/pacer';
import { pacerFor } from '../pacing/pacing';
import { countRejection } from '../signing/rejections';
import { markDead } from '../signing/renewal';
import { ticks } from '../time/clock';
import { Patience } from '../time/patience';
import type { Call, Context, Outcome } from './call';
import type { CallError } from './errors';
import { forgetSession } from './forget';
import { redirectOf } from './redirect';
import { backOff, mayRepeat } from './retry';
import { exchange } from './send';
import { Sessions } from './sessions';
import { Waiting, type Limits } from './waiting';

const MOST_REDIRECTS = 5;
const MOST_RENEWALS = 2;

/** The one place where requests leave: paced, repeated where that is safe, stopped by a 401. */
export class Transport {
	private readonly account: string;
	private readonly signal?: AbortSignal;
	private readonly waiting: Waiting;
	private readonly sessions = new Sessions();
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
		this.account = `${api.service} ${credential} ${id}`;
		if ('getExecutionCancelSignal' in context) this.signal = context.getExecutionCancelSignal();
		this.waiting = new Waiting(api.service, limits, this.signal);
	}

	/** For how long calls of this run waited for the service's limits, in ms. */
	get waitedMs(): number {
		return this.waiting.forLimitsMs;
	}

	private get pacer(): Pacer {
		return pacerFor(this.account, this.api.pacing);
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

	private async sendUntilAnswered(
		call: Call,
		firstIsDone: () => void,
		patience = new Patience(this.limits.maxWaitMs),
	): Promise<Outcome> {
		for (let repeats = 0, renewals = 0, redirects = 0, openings = 0; ; ) {
			const outcome = await this.sendOnce(call, patience);
			if (outcome.needs) {
				const send = async (one: Call) => await this.sendUntilAnswered(one, firstIsDone, patience);
				await this.sessions.open(call, outcome.needs, ++openings, send);
				continue;
			}
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
				if (signature.endsSession) {
					await forgetSession(this.context, this.authentication.credential, signature);
				}
				return outcome;
			}
			firstIsDone();
			const target = call.method === 'GET' ? redirectOf(outcome) : undefined;
			if (target && redirects++ < MOST_REDIRECTS) {
				call = { ...call, url: target, qs: undefined };
			} else if (!outcome.final && mayRepeat(error.status, call.effect, repeats)) {
				await this.waiting.toRepeat(call, outcome, error, patience, backOff(repeats));
				repeats++;
			} else {
				return await Promise.reject(error);
			}
		}
	}

	/** Takes a place at the pacer, then sends. */
	private async sendOnce(call: Call, patience: Patience): Promise<Outcome> {
		for (;;) {
			const refusal = this.rejection ?? this.sessions.refusalOf(call);
			if (refusal) return await Promise.reject(refusal);
			const entry = this.pacer.enter(call.operation, this.limits.perSecond);
			if ('askAgain' in entry) {
				await (typeof entry.askAgain === 'number'
					? this.waiting.forLimit(call, entry.askAgain, patience)
					: this.waiting.forOther(call, entry.askAgain, patience));
				continue;
			}
			let outcome: Outcome | undefined;
			try {
				const { api, authentication, context, signal } = this;
				const { timeoutMs } = this.limits;
				outcome = await exchange(context, api, authentication, call, timeoutMs, signal);
				if (!outcome.afterwards) return outcome;
			} finally {
				if (outcome?.afterwards || outcome?.renew || outcome?.needs) entry.cancel();
				else {
					const againAt = entry.leave(outcome?.status ?? 0, outcome?.headers);
					if (outcome) outcome.againAt = againAt;
				}
			}
			const since = ticks();
			await this.waiting.forOther(call, outcome.afterwards, patience);
			const failure = this.sessions.failureOf(call, since);
			if (failure) return await Promise.reject(failure);
		}
	}

	/** A rejected secret is not worth another request, nor is a log-in that the service refused. */
	private stopAfter(call: Call, outcome: Outcome, error: CallError): void {
		this.sessions.note(call, outcome, error);
		if (error.status !== 401 && !outcome.logInRefused) return;
		// A proven secret that mints for many users may be refused for one of them only.
		if (outcome.signature.forSomebody && !outcome.logInRefused) return;
		if (call.mints && outcome.proven && this.accepted) return;
		// What one part of the account refuses, others may allow.
		const isSecret = outcome.logInRefused && error.status === 401;
		if (!isSecret && this.sessions.refuse(call, error)) return;
		this.rejection ??= error;
	}
}
