'use strict';
const { stringify } = require('csv-stringify/sync');
const { zipSync } = require('fflate');
const { PDFDocument, PageSizes } = require('pdf-lib');
const { PNG } = require('pngjs');
const { default: writeWorkbook } = require('write-excel-file/node');

/** @typedef {{ name: string, columns: string[], rows: unknown[][] }} Sheet */

/** Where on a page its line stands, and how large it is (points). */
const TEXT = { x: 40, y: 500, size: 18 };
/** The longest name of a sheet that a workbook takes. */
const SHEET_NAME = 31;
const GREY = 0xcc;

/** A table as CSV. @param {Sheet} sheet */
function csv({ columns, rows }) {
	const cast = { boolean: String };
	return Buffer.from(stringify([columns, ...rows], { cast }));
}

/** A workbook with a sheet for each table. @param {Sheet[]} sheets @returns {Promise<Buffer>} */
async function xlsx(sheets) {
	const pages = sheets.map(({ name, columns, rows }) => ({
		sheet: name.slice(0, SHEET_NAME),
		data: /** @type {any[][]} */ ([columns, ...rows]),
	}));
	return await writeWorkbook(pages).toBuffer();
}

/**
 * A document with a line of text on each page.
 * @param {string[]} pages @param {{ landscape?: boolean }} [options]
 */
async function pdf(pages, { landscape = false } = {}) {
	const document = await PDFDocument.create();
	const [width, height] = PageSizes.A4;
	for (const text of pages) {
		const page = document.addPage(landscape ? [height, width] : [width, height]);
		page.drawText(text, TEXT);
	}
	return Buffer.from(await document.save());
}

/** A grey picture. @param {number} width @param {number} height */
function png(width, height) {
	const picture = new PNG({ width, height, colorType: 0 });
	picture.data.fill(GREY);
	return PNG.sync.write(picture, { colorType: 0 });
}

/** An archive of some files. @param {Array<{ name: string, content: Buffer }>} files */
function zip(files) {
	const entries = Object.fromEntries(files.map(({ name, content }) => [name, content]));
	return Buffer.from(zipSync(entries));
}

module.exports = { csv, pdf, png, xlsx, zip };
