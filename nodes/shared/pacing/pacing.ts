import type { Pacing } from '../operation/vocabulary';
import { BoundedMap } from '../time/boundedMap';
import { ticks } from '../time/clock';
import { sharedByAll } from '../time/copies';
import { HeaderPacer } from './byHeaders';
import { RatePacer } from './byRate';
import type { Pacer } from './pacer';

/** Clocks drift apart slowly; what is more than this from one request to the next was set. */
const SET_MS = 2000;

interface Known {
	pacer: Pacer;
	/** How far the clock is ahead of one that nobody sets. */
	aheadMs: number;
}

const pacers = sharedByAll('pacers', () => new BoundedMap<string, Known>(500));

/** The pacer that all requests of one account share; another one after the clock was set. */
export function pacerFor(account: string, pacing: Pacing): Pacer {
	const aheadMs = Date.now() - ticks();
	const known = pacers.get(account);
	// What a pacer remembers are points in time, which mean nothing after that.
	if (known && Math.abs(aheadMs - known.aheadMs) < SET_MS) {
		known.aheadMs = aheadMs;
		return known.pacer;
	}
	const pacer =
		pacing.kind === 'headers'
			? new HeaderPacer(pacing.families, pacing.own)
			: new RatePacer(pacing);
	pacers.set(account, { pacer, aheadMs });
	return pacer;
}
