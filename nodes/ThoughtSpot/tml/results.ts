import type { IDataObject } from 'n8n-workflow';
import type { Part, Values } from '../../shared/operation/vocabulary';
import { plainName } from '../../shared/reading/fileNames';
import { hasIdentity, type Source } from './source';

const objectsIn = (answer: unknown): IDataObject[] =>
	(Array.isArray(answer) ? answer : []).filter(
		(one): one is IDataObject => typeof one === 'object' && one !== null,
	);

/** Error texts are made for web pages. */
const plain = (text: unknown) =>
	typeof text === 'string' && text !== '' ? text.replace(/<br\s*\/?>/gi, '\n').trim() : undefined;

/** The name of an export in words, so that several failures can be told apart. */
const problemOf = (name: unknown, words: string | undefined) =>
	[name, words ?? 'it failed'].filter(Boolean).join(': ');

/** What became of each exported object. */
export function exportedParts(answer: unknown, values: Values): Part[] {
	return objectsIn(answer).map((entry) => {
		const info = Object(entry.info) as IDataObject;
		const { status_code: code, error_message: message } = Object(info.status) as IDataObject;
		if (code === 'ERROR') {
			return { row: entry, problem: problemOf(info.name ?? info.id, plain(message)) };
		}
		return exportedAs(values, entry, info);
	});
}

function exportedAs({ output, edocFormat }: Values, entry: IDataObject, info: IDataObject): Part {
	const edoc = typeof entry.edoc === 'string' ? entry.edoc : JSON.stringify(entry.edoc ?? '');
	if (output === 'file') {
		const type = plainName(String(info.type ?? 'object').toLowerCase());
		const id = /^\s*"?obj_id"?:\s*"?([^"\r\n,]+)/m.exec(edoc)?.[1].trim() ?? String(info.id ?? '');
		const name = plainName(`${id}.${type}.tml`);
		const mimeType = edocFormat === 'JSON' ? 'application/json' : 'application/yaml';
		return { row: { info, path: `${type}/${name}` }, file: { content: edoc, name, mimeType } };
	}
	const tml = output === 'text' ? undefined : jsonIn(edoc);
	return { row: tml === undefined ? entry : { ...entry, tml } };
}

function jsonIn(text: string): IDataObject | undefined {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return undefined;
	}
}

/** The entries of an import in the order of what was sent. */
function entriesOf(answer: unknown): IDataObject[] {
	const entries = objectsIn(answer);
	const place = ({ request_index: index }: IDataObject) => Number(index ?? NaN);
	const isNumbered = entries.every((one) => Number.isInteger(place(one)));
	return isNumbered ? [...entries].sort((a, b) => place(a) - place(b)) : entries;
}

/** What became of each document of an import, with the GUIDs of before and after. */
export function importedParts(answer: unknown, { sources }: Values): Part[] {
	const known = (sources ?? []) as Source[];
	return entriesOf(answer).map((entry, index) => {
		const response = Object(entry.response ?? entry) as IDataObject;
		const header = Object(response.header) as IDataObject;
		const { status_code: code, error_message: message } = Object(response.status) as IDataObject;
		const words = plain(message);
		const row: IDataObject = {
			...entry,
			status: code ?? null,
			...(words !== undefined && { errorMessage: words }),
			sourceGuid: known[index]?.guid ?? null,
			metadataId: header.id_guid ?? null,
			metadataName: header.name ?? null,
			metadataType: header.metadata_type ?? header.type ?? null,
		};
		const name = header.name ?? `object ${index + 1}`;
		return { row, ...(code === 'ERROR' && { problem: problemOf(name, words) }) };
	});
}

/** What would become of each document; wrong ones are told, and fail the item only if the user wants that. */
export function validatedParts(answer: unknown, values: Values): Part[] {
	const known = (values.sources ?? []) as Source[];
	return importedParts(answer, values).map(({ row, problem }, index) => ({
		row: { ...row, wouldCreate: wouldCreate(known[index], row.metadataId, values) },
		...(values.failOnAnyError === true && problem !== undefined && { problem }),
	}));
}

/** Whether an object would be a new one; nothing where only ThoughtSpot knows. */
function wouldCreate(source: Source | undefined, id: unknown, { createNew }: Values) {
	if (createNew === true) return true;
	if (!source) return null;
	if (!hasIdentity(source.text)) return true;
	return source.guid === undefined || typeof id !== 'string'
		? null
		: source.guid.toLowerCase() !== id.toLowerCase();
}
