import type { IDataObject } from 'n8n-workflow';

/** What polling knows of alerts or events that were handed out, by id. */
export interface Memory {
	/** Start of each that is not over. */
	open: Record<string, number>;
	/** End of each that is over, as long as it can still be listed. */
	done: Record<string, number>;
	/** What ended before this and is not in `done` was handed out long ago. */
	floor: number;
}

/** One alert or event as it is now. */
export interface Sighting {
	id: string;
	start: number;
	/** Set when it is over. */
	end?: number;
	row: IDataObject;
}

export interface News {
	event: 'triggered' | 'cleared';
	time: number;
	sighting: Sighting;
}

/** Kept a while longer than needed: the service's clock may go otherwise than ours. */
const KEEP_DONE_MS = 3_600_000;

/**
 * Compares what is there with what was: gives what began and what ended, oldest first, and the new
 * memory. The first time everything is only noted, but for what happened since `lookBackTo`.
 */
export function compare(
	before: Memory | undefined,
	sightings: Sighting[],
	{ floor, lookBackTo }: { floor: number; lookBackTo: number },
): { news: News[]; memory: Memory } {
	const memory: Memory = {
		open: { ...before?.open },
		done: { ...before?.done },
		floor: Math.max(floor, before?.floor ?? floor),
	};
	const news: News[] = [];
	const isNews = (time: number) => before !== undefined || time >= lookBackTo;
	for (const sighting of sightings) {
		const { id, start, end } = sighting;
		if (id in memory.done) continue;
		const isNew = !(id in memory.open);
		if (isNew && end !== undefined && before && end < before.floor) continue;
		if (isNew && isNews(start)) news.push({ event: 'triggered', time: start, sighting });
		delete memory.open[id];
		if (end === undefined) {
			// At the end: those that were not seen for longest come first when they are looked up.
			memory.open[id] = start;
		} else {
			if (isNews(end)) news.push({ event: 'cleared', time: end, sighting });
			memory.done[id] = end;
		}
	}
	for (const [id, end] of Object.entries(memory.done)) {
		if (end < memory.floor - KEEP_DONE_MS) delete memory.done[id];
	}
	return { news: news.sort((a, b) => a.time - b.time), memory };
}
