'use strict';
const { zip } = require('./zip');

/** @typedef {{ name: string, columns: string[], rows: unknown[][] }} Sheet */

/** @param {unknown} cell */
function quoted(cell) {
	const text = cell === null ? '' : String(cell);
	return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A table as CSV. @param {Sheet} sheet */
function csv({ columns, rows }) {
	return Buffer.from([columns, ...rows].map((row) => `${row.map(quoted).join()}\n`).join(''));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACE = 'http://schemas.openxmlformats.org';
const RELATIONS = `${NAMESPACE}/package/2006/relationships`;
const OFFICE = `${NAMESPACE}/officeDocument/2006/relationships`;
const MAIN = `${NAMESPACE}/spreadsheetml/2006/main`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** @param {unknown} text */
const escaped = (text) =>
	String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** @param {unknown} cell */
function cellOf(cell) {
	if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
	return `<c t="inlineStr"><is><t>${escaped(cell ?? '')}</t></is></c>`;
}

/** A workbook with a sheet for each table. @param {Sheet[]} sheets */
function xlsx(sheets) {
	const numbers = sheets.map((_, index) => index + 1);
	/** @param {string} path @param {string} text */
	const part = (path, text) => ({ name: path, content: Buffer.from(XML + text) });
	const override = (/** @type {string} */ path, /** @type {string} */ type) =>
		`<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;
	const worksheets = numbers.map((n) => override(`worksheets/sheet${n}`, 'worksheet')).join('');
	return zip([
		part(
			'[Content_Types].xml',
			`<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${worksheets}</Types>`,
		),
		part(
			'_rels/.rels',
			`<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		),
		part(
			'xl/workbook.xml',
			`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
				.map(
					({ name }, index) =>
						`<sheet name="${escaped(name.slice(0, 31))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
				)
				.join('')}</sheets></workbook>`,
		),
		part(
			'xl/_rels/workbook.xml.rels',
			`<Relationships xmlns="${RELATIONS}">${numbers
				.map(
					(n) =>
						`<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
				)
				.join('')}</Relationships>`,
		),
		...sheets.map(({ columns, rows }, index) =>
			part(
				`xl/worksheets/sheet${index + 1}.xml`,
				`<worksheet xmlns="${MAIN}"><sheetData>${[columns, ...rows]
					.map((row) => `<row>${row.map(cellOf).join('')}</row>`)
					.join('')}</sheetData></worksheet>`,
			),
		),
	]);
}

module.exports = { csv, xlsx };
