/** What a service tells is kept for so long at most: a mistake, such as ms for seconds, heals. */
const LONGEST_MS = 15 * 60_000;
/** A clock that runs back further than this was set; one that is kept right by steps may do less. */
const CLOCK_STEP_MS = 1000;

/** When something ends (epoch ms), as a service told it: to be believed up to a bound. */
export class Expiry {
	at = 0;
	private toldAt = 0;

	tell(time: number, now: number): void {
		this.at = Math.min(time, now + LONGEST_MS);
		this.toldAt = now;
	}

	/** A time told before the clock was set back means nothing any more. */
	isOver(now: number): boolean {
		return now >= this.at || this.isFromFuture(now);
	}

	isFromFuture(now: number): boolean {
		return now < this.toldAt - CLOCK_STEP_MS;
	}
}
