import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Body, Upload } from './body';
import { formatOf, labelOf, type Label } from './label';

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
