/** Extensions and the types that go with them; the first of a type is the one that files get. */
const TYPES: Record<string, string> = {
	csv: 'text/csv',
	pdf: 'application/pdf',
	png: 'image/png',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xls: 'application/vnd.ms-excel',
	zip: 'application/zip',
	gz: 'application/gzip',
	html: 'text/html',
	htm: 'text/html',
	json: 'application/json',
	txt: 'text/plain',
	tsv: 'text/tab-separated-values',
	xml: 'application/xml',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	gif: 'image/gif',
	svg: 'image/svg+xml',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Other names of the same types. */
const ALIASES: Record<string, string> = {
	'application/csv': 'text/csv',
	'application/x-csv': 'text/csv',
	'text/x-csv': 'text/csv',
	'application/x-pdf': 'application/pdf',
	'application/x-zip-compressed': 'application/zip',
	'application/x-zip': 'application/zip',
	'application/x-gzip': 'application/gzip',
	'text/xml': 'application/xml',
	'image/jpg': 'image/jpeg',
};

/** Types that say no more than that there are bytes. */
const UNTOLD = new Set([
	'',
	'application/octet-stream',
	'binary/octet-stream',
	'application/x-download',
	'application/force-download',
]);

/** The type of an extension; undefined where it is not known. */
export function typeOf(extension: string): string | undefined {
	return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
}

/** The extension of a type; empty where none is known. */
export function extensionFor(type: string): string {
	const name = bare(type);
	const known = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
	return Object.keys(TYPES).find((extension) => TYPES[extension] === known) ?? '';
}

/** Whether a type says what is in a file. */
export function isTold(type: string): boolean {
	return !UNTOLD.has(bare(type));
}

/** A type without its parameters, such as the character set. */
function bare(type: string): string {
	return type.split(';')[0].trim().toLowerCase();
}
