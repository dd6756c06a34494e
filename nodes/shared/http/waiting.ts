import { headerTime } from '../pacing/headerTime';
import { waitUntil } from '../time/clock';
import { Stopwatch, type Patience } from '../time/patience';
import type { Call, Outcome } from './call';
import { CallError } from './errors';

export interface Limits {
	timeoutMs: number;
	/** The longest that one call waits for the service's limits. */
	maxWaitMs: number;
	/** The most requests a second, where the API is paced by a rate and not by what it tells. */
	perSecond?: number;
}

/** All that the calls of one run wait for, within what each of them may wait. */
export class Waiting {
	private readonly stopwatch = new Stopwatch();

	constructor(
		private readonly service: string,
		private readonly limits: Limits,
		private readonly signal?: AbortSignal,
	) {}

	/** For how long calls waited for the service's limits, in ms. */
	get forLimitsMs(): number {
		return this.stopwatch.elapsedMs;
	}

	/** Waits as the service says, or else backs off; refuses what would take too long. */
	async toRepeat(
		call: Call,
		{ status, headers, againAt }: Outcome,
		error: CallError,
		patience: Patience,
		backOffMs: number,
	): Promise<void> {
		const now = Date.now();
		const told = status === 429 ? againAt : headerTime(headers['retry-after'], now);
		// "At once" from a service that has just refused would be asking in a circle.
		const time = told !== undefined && told > now ? told : now + backOffMs;
		if (status === 429) return await this.forLimit(call, time, patience);
		if (!patience.allows(time)) return await Promise.reject(error);
		await patience.spend(async () => await waitUntil(time, this.signal));
	}

	/** Waits until a time; refuses when the call would wait too long in all. */
	async forLimit(call: Call, time: number, patience: Patience): Promise<void> {
		if (time <= Date.now()) return;
		if (!patience.allows(time)) {
			return await Promise.reject(
				new CallError(
					`${call.what}: ${this.service} lets through no more requests until ${new Date(time).toISOString()}`,
					`That is longer than the ${this.limits.maxWaitMs / 1000} seconds allowed by 'Max Wait' in the options. Allow a longer wait, or run the workflow less often.`,
					429,
				),
			);
		}
		await patience.spend(
			async () => await this.stopwatch.during(async () => await waitUntil(time, this.signal)),
		);
	}

	/** Waits until another request was answered that this one has to know of. */
	async forOther(call: Call, done: Promise<void>, patience: Patience): Promise<void> {
		if (await patience.outlasts(done, this.signal)) return;
		await Promise.reject(
			new CallError(
				`${call.what}: ${this.service} has not answered another request that this one had to wait for`,
				`It was waited for as long as 'Max Wait' in the options allows (${this.limits.maxWaitMs / 1000} seconds). Nothing was sent.`,
			),
		);
	}
}
