export type Headers = Record<string, unknown>;

/** A request's place among those under way. */
export interface Place {
	/** When it may leave (epoch ms). */
	leaveAt: number;
	/**
	 * To be called once it was answered, or has failed (status 0, no headers). Gives when to send
	 * again after a 429 (epoch ms), where the service said it.
	 */
	leave: (status: number, headers?: Headers) => number | undefined;
}

/** A place, or when to ask for one again (epoch ms). */
export type Entry = Place | { askAgain: number | Promise<void> };

/** Keeps the requests of all runs in this process within what one account is let. */
export interface Pacer {
	enter(operation: string): Entry;
}
