export type Headers = Record<string, unknown>;

/** A request's place among those under way. */
export interface Slot {
	/**
	 * To be called once it was answered, or has failed (status 0, no headers). Gives when to send
	 * again after a 429 (epoch ms), where the service said it.
	 */
	leave: (status: number, headers?: Headers) => number | undefined;
	/** To be called in place of that where nothing was sent: it is there for others. */
	cancel: () => void;
}

/** A slot, to be used at once, or when to ask for one again (epoch ms). */
export type Entry = Slot | { askAgain: number | Promise<void> };

/** Keeps the requests of all runs in this process within what one account is let. */
export interface Pacer {
	/** `perSecond` is the most that the user allows, where an API is paced by a rate. */
	enter(operation: string, perSecond?: number): Entry;
}

/** Tells all who wait that something has changed. */
export class Signal {
	private resolve: () => void = () => undefined;
	private promise = this.renewed();

	get next(): Promise<void> {
		return this.promise;
	}

	raise(): void {
		this.resolve();
		this.promise = this.renewed();
	}

	private renewed(): Promise<void> {
		return new Promise((resolve) => (this.resolve = resolve));
	}
}
