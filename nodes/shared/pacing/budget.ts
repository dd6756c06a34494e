import { Expiry } from './expiry';
import { headerTime } from './headerTime';
import type { Headers } from './pacer';

/** Added to an announced reset, for clocks and timers that are not quite right: 25 ms of a minute. */
const MARGIN_MS = 25;
/** Services that round the reset down to whole seconds let requests in up to this much later. */
const ROUNDING_MS = 1000;
/** A reset announced for later than this is a mistake, and tells nothing. */
const LONGEST_WINDOW_MS = 24 * 3_600_000;

/** A request and what its answer tells about a budget. */
export interface Answered {
	headers: Headers;
	status: number;
	sentAt: number;
	now: number;
	/** How far our clock is ahead of the service's, in ms. */
	aheadMs: number;
}

/** One budget of requests that the service tells in three headers of every answer. */
export class Budget {
	private remaining = Infinity;
	private inFlight = 0;
	/** Requests that failed without telling whether they counted. */
	private untold = 0;
	/** What the first answer of the window left, and how many requests were sent since. */
	private first = Infinity;
	private sent = 0;
	/** The first request of a new window goes alone, to find out what the window holds. */
	private probing = false;
	/** The newest reset that was announced, by the service's clock. */
	private announced = 0;
	private readonly window = new Expiry();
	private margin = MARGIN_MS;

	constructor(private readonly family: string) {}

	/** Whether another request fits, or when one will; undefined means: when one comes back. */
	opensAt(now: number): number | undefined {
		if (this.probing) return undefined;
		if (this.free > 0 || this.window.isOver(now)) return now;
		return this.remaining > 0 && this.inFlight > 0 ? undefined : this.window.at;
	}

	/** Takes one request out; whether it is the one that finds out what a new window holds. */
	take(): boolean {
		const probe = this.free <= 0;
		this.inFlight++;
		this.sent++;
		this.probing ||= probe;
		return probe;
	}

	/** A request came back; says whether its answer speaks of this budget. */
	giveBack(probe: boolean, answered: Answered): boolean {
		this.inFlight--;
		// What it finds is so, whatever was announced before: that may have been a mistake.
		if (probe) Object.assign(this, { probing: false, announced: 0 });
		if (this.hear(answered)) return true;
		this.untold++;
		// Nobody knows what the window holds: holding everything back for it would help no one.
		if (probe) Object.assign(this, { remaining: Infinity, untold: 0 });
		return false;
	}

	/** A request that was taken out was not sent. */
	cancel(probe: boolean): void {
		this.inFlight--;
		if (probe) this.probing = false;
	}

	/** Whether a 429 speaks of this budget, and whether that is used up. */
	refusalIn({ headers, now }: Answered): { empty: boolean } | undefined {
		if (this.endIn(headers, now) === undefined) return undefined;
		return { empty: this.remainingIn(headers) <= 0 };
	}

	/** A 429 speaks of this budget; gives when to send again, as Retry-After or the reset say. */
	exhaust({ headers, sentAt, now, aheadMs }: Answered, retryAfter?: number): number {
		this.remaining = Math.min(this.remaining, 0);
		// Refused although the window it tells was over by then, but not for long.
		const late = sentAt - (this.endIn(headers, sentAt, aheadMs) ?? 0);
		if (late >= 0 && late < ROUNDING_MS) this.margin = ROUNDING_MS + MARGIN_MS;
		const until = retryAfter ?? (this.endIn(headers, now, aheadMs) ?? 0) + this.margin;
		this.window.tell(until, now);
		return until;
	}

	/** Reads what an answer tells; whether it speaks of this budget. */
	hear({ headers, now, aheadMs }: Answered): boolean {
		// Without the difference of the clocks, which is known better from answer to answer.
		const announced = this.endIn(headers, now);
		const remaining = this.remainingIn(headers);
		if (announced === undefined || Number.isNaN(remaining)) return false;
		this.untold = 0;
		if (this.window.isFromFuture(now)) this.announced = 0;
		// A reset told in seconds from now moves within one second from answer to answer.
		const isTime = announced === this.endIn(headers, now + 1);
		const step = isTime ? 1 : ROUNDING_MS;
		const later = announced - this.announced;
		if (later <= -step) return true;
		if (later >= step) Object.assign(this, { first: remaining, sent: this.inFlight });
		this.remaining = later >= step ? remaining : Math.min(this.remaining, remaining);
		if (later >= 0) {
			this.announced = announced;
			this.window.tell((this.endIn(headers, now, aheadMs) ?? announced) + this.margin, now);
		}
		return true;
	}

	/** What nobody has taken yet: others are on the way as ours are, in the measure in which they used the window. */
	private get free(): number {
		const others = Math.max(0, this.first - this.remaining - this.sent);
		const share = others > 0 ? others / this.sent : 0;
		return this.remaining - this.inFlight * (1 + share) - this.untold;
	}

	private remainingIn(headers: Headers): number {
		return Number(headers[`${this.family}-remaining`] ?? NaN);
	}

	private endIn(headers: Headers, now: number, aheadMs = 0): number | undefined {
		const end = headerTime(headers[`${this.family}-reset`], now, aheadMs);
		return end !== undefined && end < now + LONGEST_WINDOW_MS ? end : undefined;
	}
}
