import { byOccurrence, isEarlier, isLater, type Occurrence, type Sighting } from './occurrence';

type Kept = Record<string, Occurrence | number>;

/** What polling knows of alerts or events, by id; earlier versions kept only a start or an end of each. */
export interface Memory {
	/** Those that are not over. */
	open: Kept;
	/** Those that are over, as long as they can still be listed. */
	done: Kept;
	/** What ended before this and is not in `done` was handed out long ago. */
	floor: number;
	/** What began before this was not watched yet; earlier versions did not keep it. */
	since?: number;
	/** What began up to this may be open without being in `open`, which was full. */
	fullTo?: number;
	/** Those of `open` that were not listed lately. */
	missing?: Record<string, Missing>;
}

/** How looking up something went that is open and not listed. */
export interface Missing {
	/** Last time, epoch ms. */
	asked: number;
	/** Since when it fails, epoch ms. */
	failing?: number;
	/** It failed too long: not asked for any more, but known, should it be listed again. */
	isLost?: boolean;
}

export interface News {
	event: 'triggered' | 'cleared';
	time: number;
	sighting: Sighting;
}

/** Kept a while longer than needed: the service's clock may go otherwise than ours. */
const KEEP_DONE_MS = 3_600_000;
/** N8n writes all that is kept with every poll that finds something. */
const MOST_KEPT = 5_000;

/**
 * Compares what is there with what was: gives what began and what ended, oldest first, and the new
 * memory. The first time everything is only noted, but for what happened since `lookBackTo`.
 */
export function compare(
	before: Memory | undefined,
	sightings: Sighting[],
	{ now, floor, lookBackTo }: { now: number; floor: number; lookBackTo: number },
): { news: News[]; memory: Memory } {
	const open = recall(before?.open, (start) => ({ start }));
	const done = recall(before?.done, (end) => ({ end }));
	const since = before ? (before.since ?? before.floor) : toSecond(Math.min(now, lookBackTo));
	const fullTo = before?.fullTo ?? 0;
	const listed = new Set<string>();
	const news: News[] = [];
	const tell = (event: News['event'], time: number, sighting: Sighting) => {
		if (before || time >= lookBackTo) news.push({ event, time, sighting });
	};
	for (const sighting of [...sightings].sort(byOccurrence)) {
		const { id, start = now, end, version, suppressed } = sighting;
		listed.add(id);
		const past = done.get(id);
		if (past && !isLater(sighting, past)) continue;
		const known = open.get(id);
		if (known && isEarlier(sighting, known)) continue;
		const isOver = end !== undefined;
		if (!known && isOver && before && end < before.floor) continue;
		const isNew = !known || isLater(sighting, known);
		const wasTold = known !== undefined && !known.held;
		const counts = !suppressed && (isNew || (!wasTold && !isOver));
		const wasThere = !known && (start <= fullTo || (isOver && start < since));
		if (counts && !wasThere) tell('triggered', start, sighting);
		if (isOver) {
			if (counts || wasTold) tell('cleared', end, sighting);
			open.delete(id);
			done.set(id, { start: sighting.start, end, version });
		} else if (!suppressed || !wasTold) {
			// What was told before it was suppressed stays as it is: its end is still to be told.
			open.set(id, {
				// Of two that are told for one time the later one, or telling both would look like a second time.
				start: later(sighting.start, known?.start),
				version: version ?? known?.version,
				...(suppressed && { held: true }),
			});
		}
	}
	const lowest = Math.max(floor, before?.floor ?? floor);
	for (const [id, { end = 0 }] of done) {
		if (end < lowest - KEEP_DONE_MS && !listed.has(id)) done.delete(id);
	}
	const openDropped = dropOldest(open, ({ start = 0 }) => start);
	const doneDropped = dropOldest(done, ({ end = 0 }) => end);
	const memory = {
		open: Object.fromEntries(open),
		done: Object.fromEntries(done),
		floor: Math.max(lowest, doneDropped + 1),
		since,
		fullTo: Math.max(fullTo, openDropped),
	};
	return { news: news.sort((a, b) => a.time - b.time), memory };
}

/** When the first of those began that are open and not given up, epoch ms; `none` where there is none. */
export function firstStart(memory: Memory | undefined, none: number): number {
	return Object.entries(memory?.open ?? {})
		.filter(([id]) => !memory?.missing?.[id]?.isLost)
		.map(([, one]) => (typeof one === 'number' ? one : (one.start ?? none)))
		.reduce((a, b) => Math.min(a, b), none);
}

function recall(kept: Kept = {}, read: (time: number) => Occurrence): Map<string, Occurrence> {
	return new Map(
		Object.entries(kept).map(([id, one]) => [id, typeof one === 'number' ? read(one) : one]),
	);
}

/** Makes room, the oldest going first; gives the time of the last one that went, 0 where none did. */
function dropOldest(kept: Map<string, Occurrence>, timeOf: (one: Occurrence) => number): number {
	if (kept.size <= MOST_KEPT) return 0;
	const byTime = [...kept].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
	const oldest = byTime.slice(0, kept.size - MOST_KEPT);
	for (const [id] of oldest) kept.delete(id);
	return timeOf(oldest[oldest.length - 1][1]);
}

const later = (a: number | undefined, b: number | undefined) =>
	a === undefined || (b !== undefined && b > a) ? b : a;

const toSecond = (time: number) => Math.floor(time / 1000) * 1000;
