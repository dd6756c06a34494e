/** Clocks and timers are not quite right. */
const MARGIN_MS = 25;

/** A documented budget that no answer tells of: so many requests within any stretch of time. */
export class Quota {
	private inFlight = 0;
	/** When those that count still came back, oldest first. */
	private back: number[] = [];

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
	) {}

	/** When another request fits; undefined means: when one comes back. */
	opensAt(now: number): number | undefined {
		this.back = this.back.filter((at) => at <= now && now < this.endOf(at));
		if (this.back.length + this.inFlight < this.limit) return now;
		return this.back.length > 0 ? this.endOf(this.back[0]) : undefined;
	}

	take(): void {
		this.inFlight++;
	}

	/** A request came back: by then the service has counted it. */
	giveBack(now: number): void {
		this.inFlight--;
		this.back.push(now);
	}

	/** A request that was taken out was not sent. */
	cancel(): void {
		this.inFlight--;
	}

	/** When somebody who was refused is let through, whenever others used it up before. */
	refusedUntil(sentAt: number): number {
		return sentAt + this.windowMs;
	}

	private endOf(time: number): number {
		return time + this.windowMs + MARGIN_MS;
	}
}
