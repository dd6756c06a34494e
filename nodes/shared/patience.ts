/** How long one call may still wait. */
export class Patience {
	constructor(private leftMs: number) {}

	/** Whether a wait until then (epoch ms) is short enough. */
	allows(time: number): boolean {
		return time - Date.now() <= this.leftMs;
	}

	/** Waits, and takes the time it took off what is left. */
	async spend(wait: () => Promise<void>): Promise<void> {
		const from = Date.now();
		await wait();
		this.leftMs -= Date.now() - from;
	}
}

/** The time during which at least one of several things was going on. */
export class Stopwatch {
	private running = 0;
	private from = 0;
	private elapsed = 0;

	get elapsedMs(): number {
		return this.elapsed + (this.running > 0 ? Date.now() - this.from : 0);
	}

	async during(work: () => Promise<void>): Promise<void> {
		if (this.running++ === 0) this.from = Date.now();
		try {
			await work();
		} finally {
			if (--this.running === 0) this.elapsed += Date.now() - this.from;
		}
	}
}
