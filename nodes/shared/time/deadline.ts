import { ticks } from './clock';

/** A time in words: "1 second", "60 seconds". */
export function inSeconds(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	return `${seconds} second${seconds === 1 ? '' : 's'}`;
}

/**
 * The time that something may take in all, silence or not. Its signal is raised when that is over,
 * or earlier when the execution is cancelled.
 */
export class Deadline {
	/** The time is over. */
	passed = false;
	private readonly controller = new AbortController();
	private readonly end: number;
	private readonly timer: AbortSignal;
	private readonly pass = () => {
		this.passed = true;
		this.drop();
	};
	/** Ends at once whatever heeds the signal. */
	readonly drop = (): void => this.controller.abort();

	constructor(
		ms: number,
		private readonly cancel?: AbortSignal,
	) {
		this.end = ticks() + ms;
		this.timer = AbortSignal.timeout(Math.ceil(Math.max(0, ms)));
		this.timer.addEventListener('abort', this.pass, { once: true });
		if (cancel?.aborted) this.drop();
		else cancel?.addEventListener('abort', this.drop, { once: true });
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** What to give n8n as the longest silence: it would end a request by itself sooner or later. */
	get silenceMs(): number {
		return Math.ceil(this.leftMs) + 1000;
	}

	get leftMs(): number {
		return this.end - ticks();
	}

	/** To be called when it is no longer needed: a run has one for each request. */
	release(): void {
		this.timer.removeEventListener('abort', this.pass);
		this.cancel?.removeEventListener('abort', this.drop);
	}
}
