import { jsonParse, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/reading/objects';

/** The largest part that is read as data (bytes); what is larger is a file. */
const LARGEST_DOCUMENT = 1_000_000;

/** A file as n8n leaves it on disk while the trigger runs. */
export interface Upload {
	filepath: string;
	originalFilename?: string | null;
	mimetype?: string | null;
	size?: number;
}

/** A delivery, read: the event with all data that came beside it, and the files that came along. */
export interface Body {
	event: IDataObject;
	uploads: Upload[];
}

/** A delivery that is not what ThoughtSpot sends. */
export class Unreadable extends Error {}

/** Reads a delivery: multipart with a part `payload` and others, or JSON alone; undefined for nothing at all. */
export async function bodyOf(context: IWebhookFunctions): Promise<Body | undefined> {
	if (isEmpty(context)) return undefined;
	const body = context.getBodyData();
	if (context.getRequestObject().contentType !== 'multipart/form-data') {
		return { event: eventOf(body), uploads: [] };
	}
	const { payload: field, ...fields } = Object(body.data) as IDataObject;
	const { payload: part, ...files } = Object(body.files) as Record<string, Upload | Upload[]>;
	// A part with a content type of its own counts as a file, even the payload.
	const text = [field].flat()[0] ?? (part && (await textOf(context, [part].flat()[0])));
	const uploads = Object.values(files).flat();
	if (text === undefined) return { event: eventOf(fields), uploads };
	const event = eventOf(parsed(text));
	const beside = namedParts(fields).map(([name, value]) => [name, parsed(value) ?? value] as const);
	for (const [name, upload] of namedParts(files)) {
		const document = isDocument(upload) ? parsed(await textOf(context, upload)) : null;
		if (document === null) continue;
		uploads.splice(uploads.indexOf(upload), 1);
		beside.push([name, document]);
	}
	return { event: joined(event, beside), uploads };
}

/** Whether a delivery holds nothing at all. */
function isEmpty(context: IWebhookFunctions): boolean {
	const request = context.getRequestObject();
	if (request.contentType === 'multipart/form-data') {
		const { data, files } = context.getBodyData();
		return Object.keys({ ...Object(data), ...Object(files) }).length === 0;
	}
	const raw = request.rawBody as Buffer | undefined;
	if (!raw) return Object.keys(Object(context.getBodyData())).length === 0;
	return raw.length < 100 && ['', '{}'].includes(raw.toString().trim());
}

/**
 * The event with what came beside it: the list of stored files as `files`, everything else by its
 * name in `fields`. Nothing of the event itself is written over.
 */
function joined(event: IDataObject, beside: Array<readonly [string, unknown]>): IDataObject {
	const result = { ...event };
	const fields = new Map<string, unknown[]>();
	for (const [name, value] of beside) {
		const named = name === 'files' ? { files: value as IDataObject[] } : value;
		const { files, ...others } = isObject(named) ? named : {};
		const isList = Array.isArray(files) && !('files' in result);
		if (isList) result.files = files;
		if (isList && Object.keys(others).length === 0) continue;
		fields.set(name, [...(fields.get(name) ?? []), isList ? others : value]);
	}
	if (fields.size === 0) return result;
	let place = 'fields';
	while (place in result) place += '_';
	const single = ([name, values]: [string, unknown[]]) =>
		[name, values.length === 1 ? values[0] : values] as const;
	return { ...result, [place]: Object.fromEntries([...fields].map(single)) as IDataObject };
}

/** Every part under its name; those that have one name in common come one after the other. */
function namedParts<T>(parts: Record<string, T | T[]>): Array<[string, T]> {
	return Object.entries(parts).flatMap(([name, values]) =>
		[values].flat().map((value): [string, T] => [name, value as T]),
	);
}

/** Data that was sent as a part of its own; a file has a name. */
function isDocument({ originalFilename, mimetype, size = 0 }: Upload): boolean {
	const isJson = /^application\/([\w.-]+\+)?json\b/i.test(mimetype ?? '');
	return !originalFilename && isJson && size <= LARGEST_DOCUMENT;
}

/** The object or list that a text holds as JSON, or null. */
function parsed(text: unknown): IDataObject | unknown[] | null {
	const value = jsonParse<unknown>(String(text), { fallbackValue: null });
	return isObject(value) || Array.isArray(value) ? value : null;
}

function eventOf(value: unknown): IDataObject {
	if (isObject(value) && Object.keys(value).length > 0) return value;
	throw new Unreadable('The delivery holds no event in JSON');
}

async function textOf(context: IWebhookFunctions, { filepath }: Upload): Promise<string> {
	const { helpers, nodeHelpers } = context;
	const copy = await nodeHelpers.copyBinaryFile(filepath, 'payload.json', 'application/json');
	const content = copy.id
		? await helpers.binaryToBuffer(await helpers.getBinaryStream(copy.id))
		: Buffer.from(copy.data, 'base64');
	return content.toString('utf8');
}
