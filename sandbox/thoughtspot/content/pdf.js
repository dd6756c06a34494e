'use strict';

/** @param {string} text */
const escaped = (text) => text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');

/**
 * A document with a line of text on each page.
 * @param {string[]} pages @param {{ landscape?: boolean }} [options]
 */
function pdf(pages, { landscape = false } = {}) {
	const box = landscape ? '0 0 842 595' : '0 0 595 842';
	const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
		...pages.flatMap((text, index) => {
			const drawn = `BT /F1 18 Tf 40 500 Td (${escaped(text)}) Tj ET`;
			return [
				`<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
				`<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
			];
		}),
	];
	let document = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const at = document.length;
		document += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(at).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
	const trailer = `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${document.length}\n%%EOF\n`;
	return Buffer.from(document + table + trailer, 'latin1');
}

module.exports = { pdf };
