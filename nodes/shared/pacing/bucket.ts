/** Those who wait are spread over so much time: each comes when there is something for it, or nearly. */
const SPREAD_MS = 500;

/** A token bucket: so many requests at once as a burst, then so many a second. */
export class Bucket {
	private readonly intervalMs: number;
	/** When it would be full again; a request moves it on by one interval. */
	private fullAt = 0;
	private seenAt = 0;
	private lastTold = 0;

	constructor(
		perSecond: number,
		private readonly burst: number,
	) {
		this.intervalMs = 1000 / perSecond;
	}

	/** When the next request may leave (epoch ms). */
	opensAt(now: number): number {
		// The clock was set back: what was taken out is not owed for longer.
		this.fullAt += Math.min(0, now - this.seenAt);
		this.seenAt = now;
		return this.fullAt - (this.burst - 1) * this.intervalMs;
	}

	take(now: number): void {
		this.fullAt = Math.max(this.fullAt, now) + this.intervalMs;
	}

	giveBack(): void {
		this.fullAt -= this.intervalMs;
	}

	/** When one more is to ask again, of those who wait until it opens. */
	turnAfter(opensAt: number): number {
		const next = this.lastTold + this.intervalMs;
		const isNear = next > opensAt && next < opensAt + SPREAD_MS;
		this.lastTold = isNear ? next : opensAt;
		return this.lastTold;
	}
}
