const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** An empty archive: enough to tell the bytes of one file from those of another. */
const XLSX = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/**
 * What a scheduled Liveboard is exported as, by format.
 * @typedef {keyof typeof files} Format
 */
const files = {
	csv: { type: 'text/csv', content: Buffer.from('Store,Sales\nNorth,120\nSouth,95\n') },
	pdf: { type: 'application/pdf', content: Buffer.from(PDF) },
	png: { type: 'image/png', content: Buffer.from(PNG, 'base64') },
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		content: XLSX,
	},
};

module.exports = { files };
