/** What becomes of the cells of one column. */
export type Cell = (cell: unknown) => unknown;

/** How a date is written: as a day, or with its time. */
export type Written = 'day' | 'time';

/** Numbers from here on are milliseconds: as seconds they would lie after the year 5138. */
const MILLISECONDS_FROM = 1e11;

function written(seconds: number, as: Written): string | undefined {
	const ms = Math.abs(seconds) < MILLISECONDS_FROM ? seconds * 1000 : seconds;
	const date = new Date(ms);
	if (Number.isNaN(date.getTime())) return undefined;
	const text = date.toISOString();
	return as === 'day' ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}

/** A cell as it comes; only the wrapping that marks a date is taken off. */
export const plainCell: Cell = (cell) => {
	if (typeof cell !== 'object' || cell === null) return cell ?? null;
	const { s: seconds } = Object((cell as { v?: unknown }).v) as { s?: unknown };
	return typeof seconds === 'number' ? (written(seconds, 'time') ?? cell) : cell;
};

/** A cell of a column that holds dates, also where they are plain numbers. */
export function dateCell(as: Written): Cell {
	return (cell) => {
		const { s: wrapped } = Object((Object(cell) as { v?: unknown }).v) as { s?: unknown };
		const seconds = wrapped ?? cell;
		if (typeof seconds !== 'number') return plainCell(cell);
		return written(seconds, as) ?? cell;
	};
}
