import type { Headers } from './pacer';

/** A server writes its `Date` a little late when it is busy. */
const TOLERANCE_MS = 250;

/**
 * How far our clock is ahead of a service's. The `Date` header counts whole seconds, so one answer
 * tells it to a second; each further one narrows it.
 */
export class ClockSkew {
	private atLeast = -Infinity;
	private atMost = Infinity;

	/** Reads an answer to a request that left at `sentAt`. */
	read(headers: Headers, sentAt: number, now: number): void {
		const date = Date.parse(String(headers.date ?? ''));
		if (Number.isNaN(date)) return;
		const atLeast = sentAt - date - 1000 - TOLERANCE_MS;
		const atMost = now - date + TOLERANCE_MS;
		// Where answers contradict each other, a clock was set in between: the newest is right.
		const agrees = atLeast <= this.atMost && atMost >= this.atLeast;
		this.atLeast = agrees ? Math.max(this.atLeast, atLeast) : atLeast;
		this.atMost = agrees ? Math.min(this.atMost, atMost) : atMost;
	}

	/** The smallest difference that all answers agree with, in ms; negative when our clock is behind. */
	get aheadMs(): number {
		return Math.min(Math.max(0, this.atLeast), this.atMost);
	}
}
