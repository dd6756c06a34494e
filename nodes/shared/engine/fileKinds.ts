import { plainName } from '../reading/fileNames';

interface Kind {
	mimeType: string;
	extension: string;
}

const KINDS: Record<string, Kind> = {
	pdf: { mimeType: 'application/pdf', extension: 'pdf' },
	png: { mimeType: 'image/png', extension: 'png' },
	zip: { mimeType: 'application/zip', extension: 'zip' },
	csv: { mimeType: 'text/csv', extension: 'csv' },
	json: { mimeType: 'application/json', extension: 'json' },
	xlsx: {
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extension: 'xlsx',
	},
};

/** What a file is, by its first bytes; what was asked for decides between a workbook and an archive. */
export function kindOf(first: Buffer, asked: unknown): Kind {
	const start = first.toString('latin1', 0, 8);
	if (start.startsWith('%PDF-')) return KINDS.pdf;
	if (start.startsWith('\x89PNG')) return KINDS.png;
	if (start.startsWith('PK\x03\x04')) return asked === 'XLSX' ? KINDS.xlsx : KINDS.zip;
	return /^\s*\{\s*"error/.test(first.toString('utf8', 0, 64)) ? KINDS.json : KINDS.csv;
}

/** The name of a file: the user's, the service's, or else a name of ours; with its extension. */
export function nameOf(
	entered: unknown,
	disposition: unknown,
	fallback: string,
	{ extension }: Kind,
): string {
	const told = typeof disposition === 'string' ? dispositionName(disposition) : undefined;
	const name =
		plainName(String(entered ?? '')) || plainName(told ?? '') || plainName(fallback) || 'file';
	return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}

/** RFC 6266: `filename*` is told apart from the older `filename`, and better. */
function dispositionName(header: string): string | undefined {
	const encoded = /filename\*\s*=\s*(?:UTF-8)?'[^']*'([^;]+)/i.exec(header)?.[1];
	try {
		if (encoded !== undefined) return decodeURIComponent(encoded.trim());
	} catch {
		// Badly encoded: the plain name may be there too.
	}
	return /filename\s*=\s*"?([^";]+)"?/i.exec(header)?.[1];
}
