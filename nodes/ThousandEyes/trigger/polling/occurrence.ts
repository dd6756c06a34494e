import type { IDataObject } from 'n8n-workflow';

/** One time that an alert or event came up: under the same id it may come up again. */
export interface Occurrence {
	/** Epoch ms; absent where the service does not tell it. */
	start?: number;
	/** Epoch ms; set when it is over. */
	end?: number;
	/** Rises when an alert counts again after it was suppressed. */
	version?: number;
	/** It was suppressed whenever it was seen, so nobody was told of it. */
	held?: boolean;
}

/** One alert or event as it is now. */
export interface Sighting {
	id: string;
	start?: number;
	end?: number;
	version?: number;
	/** It does not count for now. */
	suppressed?: boolean;
	row: IDataObject;
}

/** Whether a sighting is of a time that came after the known one. */
export function isLater(seen: Sighting, known: Occurrence): boolean {
	if (versionsApart(seen, known) > 0) return true;
	const began = beginningOf(known);
	return (
		seen.start !== undefined && began !== undefined && inSeconds(seen.start) > inSeconds(began)
	);
}

/** Whether a sighting is of a time that was over before the known one began. */
export function isEarlier(seen: Sighting, known: Occurrence): boolean {
	if (isLater(seen, known)) return false;
	if (versionsApart(seen, known) < 0) return true;
	const { start = Infinity, end = Infinity } = seen;
	const began = beginningOf(known) ?? -Infinity;
	// A start alone says nothing: the service may find out later that it began before.
	return start < began && end <= began;
}

/** Compares two occurrences of one id for sorting: the first one first, its end after its beginning. */
export function byOccurrence(a: Sighting, b: Sighting): number {
	const isOver = ({ end }: Sighting) => (end === undefined ? 0 : 1);
	return (
		(a.start ?? 0) - (b.start ?? 0) || (a.version ?? 0) - (b.version ?? 0) || isOver(a) - isOver(b)
	);
}

const versionsApart = (seen: Sighting, known: Occurrence) =>
	(seen.version ?? NaN) - (known.version ?? NaN);

/** Of what an earlier version of this node kept, the end alone is known: the next one begins after it. */
const beginningOf = ({ start, end }: Occurrence) => start ?? end;

/** Lists and details may tell a time with and without milliseconds. */
const inSeconds = (time: number) => Math.floor(time / 1000);
