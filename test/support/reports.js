const { parse } = require('csv-parse/sync');
const { strFromU8, unzipSync } = require('fflate');
const { PDFDocument } = require('pdf-lib');
const { PNG } = require('pngjs');
const { default: readWorkbook } = require('read-excel-file/node');

/** The number of pages of a PDF that opens. @param {Buffer} bytes */
async function pdfPages(bytes) {
	return (await PDFDocument.load(bytes)).getPageCount();
}

/**
 * Width and height of a PNG that opens.
 * @param {Buffer} bytes @returns {[width: number, height: number]}
 */
function pngSize(bytes) {
	const { width, height } = PNG.sync.read(bytes);
	return [width, height];
}

/** Lines and cells of a CSV. @param {string} text @returns {string[][]} */
function csvRows(text) {
	return parse(text);
}

/** The texts of the files of an archive, by name. @param {Buffer} bytes */
function zipEntries(bytes) {
	const entries = Object.entries(unzipSync(bytes));
	return Object.fromEntries(entries.map(([name, content]) => [name, strFromU8(content)]));
}

/** The sheets of a workbook, each with its name and the rows in it. @param {Buffer} bytes */
async function sheetsOf(bytes) {
	return await readWorkbook(bytes);
}

module.exports = { csvRows, pdfPages, pngSize, sheetsOf, zipEntries };
