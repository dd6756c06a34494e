import type { Pacing } from './operation';
import type { Pacer } from './pacer';
import { HeaderPacer } from './pacingByHeaders';
import { RatePacer } from './pacingByRate';

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
