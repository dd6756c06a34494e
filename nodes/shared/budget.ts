import type { Headers } from './pacer';
import { timeOf } from './retry';

/** Added to an announced reset, for the way there and back. */
const MARGIN_MS = 25;
/** Added to a reset that we worked out ourselves, for timers that fire a little early. */
const OWN_MARGIN_MS = 5;
/** Services that round the reset down to whole seconds let requests in up to this much later. */
const ROUNDING_MS = 1000;
/** What is announced for later than this is a mistake, and would stop all requests until then. */
const LONGEST_WINDOW_MS = 24 * 3_600_000;

/** What a request and its answer tell about a budget. */
export interface Exchange {
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
	/** The first request of a new window goes alone, to find out what the window holds. */
	private probing = false;
	private announced = 0;
	private announcedEnd = 0;
	private margin = MARGIN_MS;
	/** The shortest whole seconds that windows were seen to last from their first request on. */
	private lengthMs = Infinity;
	private workedOutEnd = Infinity;
	private trustsLength = true;

	constructor(private readonly family: string) {}

	/** Whether another request fits, or when one will; undefined means: when one comes back. */
	opensAt(now: number): number | undefined {
		if (this.probing) return undefined;
		if (this.free > 0 || now >= this.resetAt) return now;
		return this.remaining > 0 && this.inFlight > 0 ? undefined : this.resetAt;
	}

	/** Takes one request out; whether it is the one that finds out what a new window holds. */
	take(): boolean {
		const probe = this.free <= 0;
		this.inFlight++;
		this.probing ||= probe;
		return probe;
	}

	/** A request came back; says whether its answer speaks of this budget. */
	giveBack(probe: boolean, exchange: Exchange): boolean {
		this.inFlight--;
		if (probe) this.probing = false;
		if (this.hear(exchange)) return true;
		this.untold++;
		// Nobody knows what the window holds: holding everything back for it would help no one.
		if (probe) Object.assign(this, { remaining: Infinity, untold: 0 });
		return false;
	}

	/** Whether a 429 speaks of this budget, and until when. */
	refusalOf({ headers, now, aheadMs }: Exchange): { empty: boolean; until: number } | undefined {
		const end = this.endIn(headers, now, aheadMs);
		if (end === undefined) return undefined;
		const empty = Number(headers[`${this.family}-remaining`]) <= 0;
		return { empty, until: end + this.margin };
	}

	/** A request was refused because this budget is used up; the service may say until when. */
	exhaust({ sentAt }: Exchange, until?: number): void {
		this.remaining = Math.min(this.remaining, 0);
		if (sentAt >= this.workedOutEnd && sentAt < this.announcedEnd) this.trustsLength = false;
		const late = sentAt - this.announcedEnd;
		if (late >= 0 && late < ROUNDING_MS) this.margin = ROUNDING_MS + MARGIN_MS;
		if (until === undefined) return;
		this.announcedEnd = until - this.margin;
		this.workedOutEnd = Infinity;
	}

	private get free(): number {
		return this.remaining - this.inFlight - this.untold;
	}

	private get resetAt(): number {
		const told = this.announcedEnd + this.margin;
		return this.trustsLength ? Math.min(told, this.workedOutEnd + OWN_MARGIN_MS) : told;
	}

	private endIn(headers: Headers, now: number, aheadMs = 0): number | undefined {
		const end = timeOf(headers[`${this.family}-reset`], now, aheadMs);
		return end !== undefined && end < now + LONGEST_WINDOW_MS ? end : undefined;
	}

	/** Reads what an answer tells; whether it speaks of this budget. */
	hear(exchange: Exchange): boolean {
		const { headers, now, aheadMs } = exchange;
		// Without the difference of the clocks, which is known better from answer to answer.
		const announced = this.endIn(headers, now);
		const remaining = Number(headers[`${this.family}-remaining`] ?? NaN);
		if (announced === undefined || Number.isNaN(remaining)) return false;
		this.untold = 0;
		// A reset told in seconds from now moves within one second from answer to answer.
		const isTime = announced === this.endIn(headers, now + 1);
		const step = isTime ? 1 : ROUNDING_MS;
		const later = announced - this.announced;
		if (later <= -step) return true;
		const isNew = later >= step;
		this.remaining = isNew ? remaining : Math.min(this.remaining, remaining);
		if (later >= 0) {
			this.announced = announced;
			this.announcedEnd = this.endIn(headers, now, aheadMs) ?? announced;
		}
		if (isNew) this.learnLength(remaining, exchange);
		return true;
	}

	/**
	 * A reset rounded up to whole seconds costs up to a second in every window. The request that
	 * opened the window tells when it began, and windows last whole seconds, as many as fit.
	 */
	private learnLength(remaining: number, { headers, sentAt, now }: Exchange): void {
		const openedIt = Number(headers[`${this.family}-limit`]) - remaining === 1;
		const seconds = Math.floor((this.announcedEnd - sentAt) / 1000);
		// Windows of 7 or 59 seconds are nobody's: that one did not begin with our request.
		if (openedIt && seconds > 0 && 60 % seconds === 0) {
			this.lengthMs = Math.min(this.lengthMs, seconds * 1000);
		}
		this.workedOutEnd = openedIt ? now + this.lengthMs : Infinity;
	}
}
