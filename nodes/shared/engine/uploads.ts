import type { IExecuteFunctions } from 'n8n-workflow';
import { checkSize } from '../operation/fileSize';
import { fieldsOf } from '../operation/standard';
import { Upload } from '../operation/values';
import type { Operation, Values } from '../operation/vocabulary';

/**
 * Values with the files of the item that some of them name, of at most the size that their fields
 * allow; a file is in memory only while its item is worked on.
 */
export async function withFiles(
	{ helpers }: IExecuteFunctions,
	operation: Operation,
	values: Values,
	item: number,
): Promise<Values> {
	const all = { ...values };
	for (const field of fieldsOf(operation)) {
		const { property } = field;
		const named = values[property.name];
		if (!field.file || named === undefined) continue;
		const name = String(named);
		const { fileName = name, mimeType } = helpers.assertBinaryData(item, name);
		const content = await helpers.getBinaryDataBuffer(item, name);
		checkSize(field, content.length);
		all[property.name] = new Upload(content, fileName, mimeType);
	}
	return all;
}
