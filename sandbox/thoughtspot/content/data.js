'use strict';
const { failure, json } = require('../answers');
const { objects } = require('../metadata');
const { visualizationsOf } = require('./liveboards');
const { COLUMNS, rowsFor, unknownColumn } = require('./table');

const MOST_ROWS = 100_000;
const DEFAULT_SIZE = 10;

/** @param {string} type @param {string} identifier */
const objectOf = (type, identifier) =>
	objects.find((one) => one.type === type && [one.id, one.name].includes(identifier));

/**
 * One page of a table.
 * @param {Record<string, any>} body @param {{ rows: number, cap: number, ratio: number }} state
 */
function contentOf(body, { rows: count, cap, ratio }) {
	const rows = rowsFor(count, body);
	const offset = body.record_offset ?? 0;
	const size = Math.min(body.record_size ?? DEFAULT_SIZE, cap);
	const length = Math.max(0, Math.min(size, rows.length - offset));
	const page = Array.from({ length }, (_, index) => rows.at(offset + index));
	const isCompact = body.data_format === 'COMPACT';
	const named = (/** @type {unknown[]} */ row) =>
		Object.fromEntries(COLUMNS.map((name, index) => [name, row[index]]));
	return {
		available_data_row_count: length,
		column_names: COLUMNS,
		data_rows: isCompact ? page : page.map(named),
		record_offset: offset,
		record_size: size,
		returned_data_row_count: length,
		sampling_ratio: ratio,
	};
}

/** @param {Record<string, any>} body */
function refused(body) {
	const size = body.record_size ?? DEFAULT_SIZE;
	if (size < 1 || size > MOST_ROWS) return failure(400, 'record_size is out of range');
	const unknown = unknownColumn(body);
	return unknown === undefined ? undefined : failure(400, `Column ${unknown} is unknown`);
}

/** @param {Record<string, any>} body @param {any} state */
function searchData(body, state) {
	const table = objects.find(({ id }) => id === body.logical_table_identifier);
	if (!table) return failure(400, `Table ${body.logical_table_identifier} does not exist`);
	return refused(body) ?? json(200, { contents: [contentOf(body, state)] });
}

/** @param {Record<string, any>} body @param {any} state */
function answerData(body, state) {
	const answer = objectOf('ANSWER', body.metadata_identifier);
	if (!answer) return failure(404, `Answer ${body.metadata_identifier} does not exist`);
	const head = { metadata_id: answer.id, metadata_name: answer.name };
	return refused(body) ?? json(200, { ...head, contents: [contentOf(body, state)] });
}

/** The second visualization of a Liveboard has half of the rows. @param {Record<string, any>} body @param {any} state */
function liveboardData(body, state) {
	const liveboard = objectOf('LIVEBOARD', body.metadata_identifier);
	if (!liveboard) return failure(404, `Liveboard ${body.metadata_identifier} does not exist`);
	const all = visualizationsOf(liveboard);
	const wanted = body.visualization_identifiers ?? all.map(({ id }) => id);
	const odd = wanted.find(
		(/** @type {string} */ one) => !all.some(({ id, name }) => [id, name].includes(one)),
	);
	if (odd !== undefined) return failure(400, `${odd} is no visualization`);
	const contents = all
		.map((one, index) => ({ ...one, rows: index === 0 ? state.rows : Math.floor(state.rows / 2) }))
		.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name))
		.map(({ id, name, rows }) => ({
			...contentOf(body, { ...state, rows }),
			visualization_id: id,
			visualization_name: name,
		}));
	const head = { metadata_id: liveboard.id, metadata_name: liveboard.name };
	return refused(body) ?? json(200, { ...head, contents });
}

module.exports = { answerData, liveboardData, objectOf, refused, searchData };
