import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isObject, type Body, type Upload } from './body';
import { extensionOf, plainName } from '../../shared/reading/fileNames';
import { extensionFor, isTold, typeOf } from './fileTypes';

/** Left without one, n8n would call what it does not know a text. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** What a file is called, and of which type it is. */
interface Label {
	name: string;
	extension: string;
	type: string;
}

/** The delivered files as binary data: the first under the chosen name, others numbered after it. */
export async function filesOf(
	context: IWebhookFunctions,
	{ event, uploads }: Body,
): Promise<IBinaryKeyData> {
	const { binaryPropertyName } = context.getNodeParameter('options', {}) as IDataObject;
	const property = String(binaryPropertyName || 'data');
	const labelled = uploads.map((upload) => ({ upload, label: labelOf(upload, event) }));
	const sorted = labelled.sort(
		(a, b) => inOrder(a.label, b.label, formatOf(event)) || sizeOf(a.upload) - sizeOf(b.upload),
	);
	const files = await Promise.all(
		sorted.map(
			async ({ upload, label: { name, type } }) =>
				await context.nodeHelpers.copyBinaryFile(upload.filepath, name, type),
		),
	);
	return Object.fromEntries(
		files.map((file, index) => [index === 0 ? property : `${property}${index + 1}`, file]),
	);
}

/** N8n lists files as their writing ended, by chance: the schedule's format comes first, then names. */
function inOrder(a: Label, b: Label, format: string): number {
	const ours = ({ extension }: Label) => Number(extension !== format);
	return ours(a) - ours(b) || a.name.localeCompare(b.name, 'en', { numeric: true });
}

const sizeOf = ({ size = 0 }: Upload) => size;

/** Name and type of a file; only what it does not say of itself follows from the schedule. */
function labelOf(upload: Upload, event: IDataObject): Label {
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

function formatOf(event: IDataObject): string {
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
