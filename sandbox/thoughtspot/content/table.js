'use strict';

/** What every table, answer and visualization of the sandbox holds. */
const COLUMNS = ['Region', 'Store', 'Order Date', 'Total Sales', 'Open'];

/** What a table says of its columns. */
const TYPES = { Region: 'VARCHAR', Store: 'VARCHAR', 'Order Date': 'DATE', Sales: 'DOUBLE' };

const REGIONS = ['North', 'South', 'East', 'West'];

const DAY = 86_400;
const FIRST_DAY = Date.UTC(2026, 0, 1) / 1000;

/** @param {number} index @returns {unknown[]} */
const rowAt = (index) => [
	REGIONS[index % REGIONS.length],
	`Store ${String(index + 1).padStart(3, '0')}`,
	FIRST_DAY + (index % 365) * DAY,
	index % 7 === 6 ? null : Math.round((index * 37.25 + 10) * 100) / 100,
	index % 2 === 0,
];

/** @param {string} operator @param {unknown} cell @param {any} value */
function holds(operator, cell, value) {
	const all = [value].flat();
	const number = Number(cell);
	if (operator === 'EQ') return cell === value;
	if (operator === 'NE') return cell !== value;
	if (operator === 'IN') return all.includes(cell);
	if (operator === 'NOT_IN') return !all.includes(cell);
	if (operator === 'BW_INC') return number >= all[0] && number <= all[1];
	if (operator === 'GT') return number > value;
	return operator === 'LT' ? number < value : String(cell).includes(String(all[0]));
}

/**
 * The values of a numbered object, such as `{ col1, op1, col2, op2 }`, in order.
 * @param {Record<string, unknown>} [numbered] @param {string[]} names
 */
function inOrder(numbered = {}, ...names) {
	/** @type {any[][]} */
	const rows = [];
	for (let n = 1; `${names[0]}${n}` in numbered; n += 1) {
		rows.push(names.map((name) => numbered[name + n]));
	}
	return rows;
}

/**
 * All rows with what a request overrides.
 * @param {number} count
 * @param {{ runtime_filter?: Record<string, unknown>, runtime_sort?: Record<string, unknown> }} body
 */
function rowsFor(count, { runtime_filter, runtime_sort }) {
	const filters = inOrder(runtime_filter, 'col', 'op', 'val');
	const sorts = inOrder(runtime_sort, 'sortCol', 'asc');
	if (filters.length + sorts.length === 0) {
		return { length: count, at: rowAt };
	}
	const all = Array.from({ length: count }, (_, index) => rowAt(index)).filter((row) =>
		filters.every(([name, operator, value]) => holds(operator, row[COLUMNS.indexOf(name)], value)),
	);
	for (const [name, ascending] of sorts.reverse()) {
		const at = COLUMNS.indexOf(name);
		const sign = ascending === false ? -1 : 1;
		all.sort(
			(/** @type {any} */ a, /** @type {any} */ b) =>
				sign * (a[at] < b[at] ? -1 : Number(a[at] > b[at])),
		);
	}
	return { length: all.length, at: (/** @type {number} */ index) => all[index] };
}

/** Columns that a request names and no table has. @param {Record<string, any>} body */
function unknownColumn({ runtime_filter, runtime_sort }) {
	const names = [
		...inOrder(runtime_filter, 'col').flat(),
		...inOrder(runtime_sort, 'sortCol').flat(),
	];
	return names.find((name) => !COLUMNS.includes(name));
}

module.exports = { COLUMNS, TYPES, inOrder, rowsFor, unknownColumn };
