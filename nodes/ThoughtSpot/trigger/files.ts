import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isObject, type Body, type Upload } from './body';

const TYPES: Record<string, string> = {
	csv: 'text/csv',
	pdf: 'application/pdf',
	png: 'image/png',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The delivered files as binary data: the first under the chosen name, others numbered after it. */
export async function filesOf(
	context: IWebhookFunctions,
	{ payload, uploads }: Body,
): Promise<IBinaryKeyData> {
	const { binaryPropertyName } = context.getNodeParameter('options', {}) as IDataObject;
	const property = String(binaryPropertyName || 'data');
	const binary: IBinaryKeyData = {};
	for (const [index, upload] of uploads.entries()) {
		const { name, type } = labelOf(upload, payload);
		const file = await context.nodeHelpers.copyBinaryFile(upload.filepath, name, type);
		binary[index === 0 ? property : `${property}${index + 1}`] = file;
	}
	return binary;
}

/** Name and type of a file; what the delivery leaves out follows from what it says of the schedule. */
function labelOf(upload: Upload, payload: IDataObject): { name: string; type?: string } {
	// Only the last part of a path: the name may be used to write the file somewhere.
	const given = plainName(upload.originalFilename ?? '');
	const said = upload.mimetype ?? '';
	const told = said === 'application/octet-stream' ? '' : said;
	const extension = TYPES[extensionOf(given)]
		? extensionOf(given)
		: (Object.keys(TYPES).find((one) => TYPES[one] === told) ?? formatOf(payload));
	const name = given || titleOf(payload);
	const complete = extensionOf(name) || !extension ? name : `${name}.${extension}`;
	return { name: complete, type: told || TYPES[extension] };
}

function plainName(name: string): string {
	const last = name.split(/[\\/]/).pop() ?? '';
	const printable = [...last].filter((character) => character >= ' ' && character !== '\x7f');
	return /^\.*$/.test(last) ? '' : printable.join('');
}

function extensionOf(name: string): string {
	return /\.([a-z\d]{1,5})$/i.exec(name)?.[1].toLowerCase() ?? '';
}

function formatOf(payload: IDataObject): string {
	const format = String(detailsOf(payload).fileFormat ?? '').toLowerCase();
	return format in TYPES ? format : '';
}

function titleOf(payload: IDataObject): string {
	const liveboard = isObject(payload.metadataObject) ? payload.metadataObject.name : undefined;
	const title = String(detailsOf(payload).name ?? liveboard ?? '');
	// No dots either: one in a title would be taken for the beginning of an extension.
	return plainName(title.replace(/[\\/.]/g, '-')) || 'liveboard';
}

function detailsOf({ data }: IDataObject): IDataObject {
	const details = isObject(data) ? data.scheduleDetails : undefined;
	return isObject(details) ? details : {};
}
