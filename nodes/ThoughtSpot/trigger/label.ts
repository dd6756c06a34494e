import type { IDataObject } from 'n8n-workflow';
import { extensionOf, plainName } from '../../shared/reading/fileNames';
import { isObject } from '../../shared/reading/objects';
import type { Upload } from './body';

/** What a file is called, and of which type it is. */
export interface Label {
	name: string;
	extension: string;
	type: string;
}

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

/** Left without one, n8n would call what it does not know a text. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** Name and type of a file; only what it does not say of itself follows from the schedule. */
export function labelOf(upload: Upload, event: IDataObject): Label {
	const given = plainName(upload.originalFilename ?? '');
	const told = isTold(upload.mimetype ?? '') ? (upload.mimetype as string) : undefined;
	const own = extensionOf(given);
	const extension = own || (told ? extensionFor(told) : formatOf(event));
	const name = given || titleOf(event);
	return {
		name: own || !extension ? name : plainName(`${name}.${extension}`),
		extension,
		type: told ?? typeOf(extension) ?? UNKNOWN_TYPE,
	};
}

/** The format that the schedule tells, as an extension; empty where it tells none that is known. */
export function formatOf(event: IDataObject): string {
	const format = String(detailsOf(event).fileFormat ?? '').toLowerCase();
	return typeOf(format) ? format : '';
}

function titleOf(event: IDataObject): string {
	const liveboard = isObject(event.metadataObject) ? event.metadataObject.name : undefined;
	const title = String(detailsOf(event).name ?? liveboard ?? '');
	// No dots either: one in a title would be taken for the beginning of an extension.
	return plainName(title.replace(/[\\/.]/g, '-')) || 'liveboard';
}

function detailsOf({ data }: IDataObject): IDataObject {
	const details = isObject(data) ? data.scheduleDetails : undefined;
	return isObject(details) ? details : {};
}

/** The type of an extension; undefined where it is not known. */
function typeOf(extension: string): string | undefined {
	return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
}

/** The extension of a type; empty where none is known. */
function extensionFor(type: string): string {
	const name = bare(type);
	const known = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
	return Object.keys(TYPES).find((extension) => TYPES[extension] === known) ?? '';
}

/** Whether a type says what is in a file. */
function isTold(type: string): boolean {
	return !UNTOLD.has(bare(type));
}

/** A type without its parameters, such as the character set. */
function bare(type: string): string {
	return type.split(';')[0].trim().toLowerCase();
}
