import { BoundedMap } from './boundedMap';
import type { Pacing } from './operation';
import type { Pacer } from './pacer';
import { HeaderPacer } from './pacingByHeaders';
import { RatePacer } from './pacingByRate';

const pacers = new BoundedMap<string, Pacer>(500);

/** The pacer that all requests of one account share. */
export function pacerFor(account: string, pacing: Pacing): Pacer {
	let pacer = pacers.get(account);
	if (!pacer) {
		pacer = pacing.kind === 'headers' ? new HeaderPacer(pacing.families) : new RatePacer(pacing);
		pacers.set(account, pacer);
	}
	return pacer;
}
