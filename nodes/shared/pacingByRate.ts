import type { Entry, Headers, Pacer } from './pacer';
import { timeOf } from './retry';

const STEP_MS = 100;
const FASTEST_PER_SECOND = 5000;
/** After a 429 the documented rate is kept for this long before more is tried. */
const CAUTIOUS_MS = 10 * 60_000;
/** Sent a little slower than the limit, so that jitter on the way does not break it. */
const SHARE_OF_LIMIT = 0.995;
const PAUSE_MS = 120;

/**
 * A token bucket for a service with a documented rate and no headers. It starts at that rate and
 * doubles it as long as nothing is refused, because many clusters do not enforce it; the first 429
 * brings it back to the documented rate.
 */
export class RatePacer implements Pacer {
	private rate: number;
	private cautiousUntil = 0;
	private steppedAt = 0;
	/** When the bucket would be full again; a request moves it on by one interval. */
	private fullAt = 0;
	private lastAt = 0;
	private pausedUntil = 0;

	constructor(private readonly documented: { perSecond: number; burst: number }) {
		this.rate = documented.perSecond;
	}

	enter(): Entry {
		const now = Date.now();
		if (now < this.pausedUntil) return { askAgain: this.pausedUntil };
		this.adapt(now);
		const interval = 1000 / this.rate;
		const burst = now < this.cautiousUntil ? 1 : this.documented.burst;
		// Places are given out ahead of time, so that a late timer costs no capacity.
		const leaveAt = Math.max(now, this.fullAt - (burst - 1) * interval);
		this.fullAt = Math.max(this.fullAt, now) + interval;
		this.lastAt = now;
		const leave = (status: number, headers: Headers = {}) => {
			const at = Date.now();
			// Cancelled before it left: what it held is there for others.
			if (at < leaveAt) this.fullAt -= interval;
			return status === 429 ? this.refused(at, headers) : undefined;
		};
		return { leaveAt, leave };
	}

	private refused(now: number, headers: Headers): number | undefined {
		const first = now >= this.cautiousUntil - CAUTIOUS_MS + PAUSE_MS;
		// Other requests were already under way: their refusals tell nothing new.
		if (first) this.fullAt = Math.max(this.fullAt, now) + PAUSE_MS;
		this.cautiousUntil = now + CAUTIOUS_MS;
		this.rate = this.documented.perSecond * SHARE_OF_LIMIT;
		const after = timeOf(headers['retry-after'], now);
		// The limit holds for the whole client, so nobody needs to be refused again until then.
		if (after !== undefined) this.pausedUntil = Math.max(this.pausedUntil, after);
		return after;
	}

	private adapt(now: number): void {
		if (now < this.cautiousUntil) return;
		if (now - this.lastAt > 1000) {
			this.rate = this.documented.perSecond;
			this.steppedAt = now;
		} else if (now - this.steppedAt >= STEP_MS) {
			this.rate = Math.min(this.rate * 2, FASTEST_PER_SECOND);
			this.steppedAt = now;
		}
	}
}
