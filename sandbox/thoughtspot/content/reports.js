'use strict';
const { failure } = require('../answers');
const { objectOf } = require('./data');
const { visualizationsOf } = require('./liveboards');
const { csv, pdf, png, xlsx, zip } = require('./made');
const { COLUMNS, inOrder, rowsFor, unknownColumn } = require('./table');

/** Liveboards that filter by region themselves: a runtime filter on it is refused. */
const FILTERED = 'Margins';

const DEFAULT_WIDTH = 1366;

/** @param {string} name @param {Record<string, any>} body @param {number} count */
function sheetOf(name, body, count) {
	const rows = rowsFor(count, body);
	const all = Array.from({ length: rows.length }, (_, index) => rows.at(index));
	return { name, columns: COLUMNS, rows: all };
}

/** @param {Buffer} content @param {string} name */
const file = (content, name) => ({
	status: 200,
	headers: {
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename="${name}"`,
	},
	body: content,
});

/**
 * A Liveboard as a file; its name comes without an extension.
 * @param {Record<string, any>} body @param {{ rows: number, megabytes: number }} state
 */
async function liveboardReport(body, { rows, megabytes }) {
	const liveboard = objectOf('LIVEBOARD', body.metadata_identifier);
	if (!liveboard) return failure(404, `Liveboard ${body.metadata_identifier} does not exist`);
	const filtered = inOrder(body.runtime_filter, 'col').flat().includes('Region');
	if (liveboard.name === FILTERED && filtered && !body.override_filters) {
		return failure(400, 'The column Region is filtered by the Liveboard');
	}
	const unknown = unknownColumn(body);
	if (unknown !== undefined) return failure(400, `Column ${unknown} is unknown`);
	const wanted = body.visualization_identifiers;
	const shown = visualizationsOf(liveboard).filter(
		({ id, name }) => !wanted || wanted.includes(id) || wanted.includes(name),
	);
	const sheets = shown.map(({ name }) => sheetOf(name, body, rows));
	return file(filled(await liveboardFile(body, shown, sheets), megabytes), liveboard.name);
}

/** A file of at least that size: what follows the end of a PDF, readers leave alone. @param {Buffer} content @param {number} megabytes */
function filled(content, megabytes) {
	const missing = megabytes * 1024 ** 2 - content.length;
	return missing > 0 ? Buffer.concat([content, Buffer.alloc(missing, ' ')]) : content;
}

/** @param {Record<string, any>} body @param {Array<{ name: string }>} shown @param {any[]} sheets */
async function liveboardFile(
	{ file_format: format = 'PDF', pdf_options, png_options },
	shown,
	sheets,
) {
	if (format === 'XLSX') return await xlsx(sheets);
	if (format === 'CSV') {
		const files = sheets.map((sheet) => ({ name: `${sheet.name}.csv`, content: csv(sheet) }));
		return files.length === 1 ? files[0].content : zip(files);
	}
	if (format === 'PNG') return png(png_options?.image_resolution ?? DEFAULT_WIDTH, 20);
	const { include_cover_page: cover = true, page_orientation: lies } = pdf_options ?? {};
	const pages = [...(cover ? ['Cover'] : []), ...shown.map(({ name }) => name)];
	return await pdf(pages, { landscape: lies === 'LANDSCAPE' });
}

/** An answer as a file, saved or of Spotter. @param {Record<string, any>} body @param {{ rows: number }} state */
async function answerReport(body, { rows }) {
	const {
		metadata_identifier: id,
		session_identifier: session,
		file_format: format = 'CSV',
	} = body;
	if ((id === undefined) === (session === undefined)) {
		return failure(400, 'Either metadata_identifier or session_identifier is needed');
	}
	const answer = id === undefined ? { name: 'Spotter answer' } : objectOf('ANSWER', id);
	if (!answer) return failure(404, `Answer ${id} does not exist`);
	const unknown = unknownColumn(body);
	if (unknown !== undefined) return failure(400, `Column ${unknown} is unknown`);
	const sheet = sheetOf(answer.name, body, rows);
	const { x_resolution: width = DEFAULT_WIDTH, y_resolution: height = 20 } = body.png_options ?? {};
	const made = {
		CSV: () => csv(sheet),
		XLSX: () => xlsx([sheet]),
		PNG: () => png(width, height),
		PDF: () => pdf([answer.name]),
	};
	return file(
		await made[/** @type {'CSV'} */ (format)](),
		`${answer.name}.${format.toLowerCase()}`,
	);
}

module.exports = { answerReport, liveboardReport };
