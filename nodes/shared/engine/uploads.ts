import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldsOf } from '../operation/standard';
import { Upload } from '../operation/values';
import { InputProblem, type Operation, type Values } from '../operation/vocabulary';

const MEGABYTE = 1024 * 1024;

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
	for (const { file, property } of fieldsOf(operation)) {
		const named = values[property.name];
		if (!file || named === undefined) continue;
		const name = String(named);
		const { fileName = name, mimeType } = helpers.assertBinaryData(item, name);
		const content = await helpers.getBinaryDataBuffer(item, name);
		if (content.length > file.most) {
			throw new InputProblem(
				property.displayName,
				`is a file of ${Math.ceil(content.length / MEGABYTE)} MB: at most ${file.most / MEGABYTE} MB are taken`,
			);
		}
		all[property.name] = new Upload(content, fileName, mimeType);
	}
	return all;
}
