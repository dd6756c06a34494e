import { jsonParse, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

/** A file as n8n leaves it on disk while the trigger runs. */
export interface Upload {
	filepath: string;
	originalFilename?: string | null;
	mimetype?: string | null;
}

/** A delivery, read: the event, and the files that came along. */
export interface Body {
	payload: IDataObject;
	uploads: Upload[];
}

/** A delivery that is not what ThoughtSpot sends. */
export class Unreadable extends Error {}

/** Reads a delivery: multipart with a part `payload` and files, or JSON alone. */
export async function bodyOf(context: IWebhookFunctions): Promise<Body> {
	const request = context.getRequestObject();
	const body = context.getBodyData();
	if (request.contentType !== 'multipart/form-data') {
		return { payload: eventOf(body), uploads: [] };
	}
	const { payload: field, ...fields } = Object(body.data) as IDataObject;
	const { payload: part, ...files } = Object(body.files) as Record<string, Upload | Upload[]>;
	const uploads = Object.values(files).flat();
	// A part with a content type of its own counts as a file, even the payload.
	const text = field ?? (part && (await textOf(context, [part].flat()[0])));
	if (text === undefined) return { payload: eventOf(fields), uploads };
	return { payload: eventOf(jsonParse(String(text), { fallbackValue: null })), uploads };
}

/** Whether a value is a plain object. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
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
