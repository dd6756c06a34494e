import type { Pacing } from './operation';
import { HeaderPacer } from './pacingByHeaders';
import { RatePacer } from './pacingByRate';

export type Headers = Record<string, unknown>;

/** A place for a request: it has one and leaves at a time, or it asks again later (epoch ms). */
export type Entry = { leaveAt: number } | { askAgain: number | Promise<void> };

/** Keeps the requests of all runs in this process within what one account is let. */
export interface Pacer {
	/** Asks for a place; a request that has got one must report back with `leave`. */
	enter(operation: string): Entry;
	/** A request that had entered was answered, or failed (no headers). */
	leave(operation: string, status: number, headers?: Headers): void;
	/** When to send again after a 429 (epoch ms), where the service said it or the pacer knows it. */
	retryAt(headers: Headers): number | undefined;
}

const MOST_ACCOUNTS = 500;
const pacers = new Map<string, Pacer>();

/** The pacer that all requests of one account share. */
export function pacerFor(account: string, pacing: Pacing): Pacer {
	let pacer = pacers.get(account);
	if (!pacer) {
		if (pacers.size >= MOST_ACCOUNTS) pacers.delete(pacers.keys().next().value as string);
		pacer = pacing.kind === 'headers' ? new HeaderPacer(pacing.families) : new RatePacer(pacing);
		pacers.set(account, pacer);
	}
	return pacer;
}
