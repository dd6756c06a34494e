import { cancelled, orCancelled, ticks } from './clock';
import { Deadline } from './deadline';

/** An answer that is under way is worth a moment even where no wait is allowed. */
const LEAST_MS = 1000;

/** How long one call may still wait. */
export class Patience {
	private momentMs = LEAST_MS;

	constructor(private leftMs: number) {}

	/** Whether a wait until then (epoch ms) is short enough. */
	allows(time: number): boolean {
		return time - Date.now() <= this.leftMs;
	}

	/** Waits, and takes the time it took off what is left. */
	async spend(wait: () => Promise<void>): Promise<void> {
		const from = ticks();
		try {
			await wait();
		} finally {
			this.leftMs -= ticks() - from;
		}
	}

	/** Waits for what another request does; whether that was done before patience ran out. */
	async outlasts(done: Promise<void>, signal?: AbortSignal): Promise<boolean> {
		const deadline = new Deadline(Math.max(this.leftMs, this.momentMs), signal);
		try {
			await this.spend(async () => await orCancelled(done, deadline.signal));
			return true;
		} catch {
			if (signal?.aborted) throw cancelled();
			return false;
		} finally {
			this.momentMs = Math.min(this.momentMs, deadline.leftMs);
			deadline.release();
		}
	}
}

/** The time during which at least one of several things was going on. */
export class Stopwatch {
	private running = 0;
	private from = 0;
	private elapsed = 0;

	get elapsedMs(): number {
		return this.elapsed + (this.running > 0 ? ticks() - this.from : 0);
	}

	async during(work: () => Promise<void>): Promise<void> {
		if (this.running++ === 0) this.from = ticks();
		try {
			await work();
		} finally {
			if (--this.running === 0) this.elapsed += ticks() - this.from;
		}
	}
}
