'use strict';

/** The smallest, the middle and the largest of some numbers. */
function spread(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
	return { min: sorted[0], median, max: sorted.at(-1) };
}

function short(number) {
	const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
	return Number.isInteger(number) ? String(number) : number.toFixed(digits);
}

/** "median (min-max)", or the one number where all are equal. */
function shown(values, unit = '') {
	if (values.length === 0 || !values.every(Number.isFinite)) return 'not measured';
	const { min, median, max } = spread(values);
	if (min === max) return `${short(min)}${unit}`;
	return `${short(median)}${unit} (${short(min)}-${short(max)})`;
}

const median = (values) => spread(values).median;

/** The quotient of two series, run by run: they were measured in turn. */
const ratios = (values, others) => values.map((value, at) => value / others[at]);

/** The value below which a share of the numbers lies. */
function percentile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A bound of "Done when": what was measured and whether it holds. */
const bound = (figure, must, got, ok) => ({ figure, must, got, ok });

/** Lines of a table whose columns are as wide as they must be. */
function table(rows) {
	const widths = rows[0].map((_, column) =>
		Math.max(...rows.map((row) => String(row[column] ?? '').length)),
	);
	const line = (row) =>
		row
			.map((cell, column) => String(cell ?? '').padEnd(widths[column]))
			.join('  ')
			.trimEnd();
	return [
		line(rows[0]),
		widths.map((width) => '-'.repeat(width)).join('  '),
		...rows.slice(1).map(line),
	];
}

module.exports = { bound, median, percentile, ratios, shown, spread, table };
