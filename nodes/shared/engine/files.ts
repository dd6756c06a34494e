import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call, Context } from '../http/call';
import { CallError } from '../http/errors';
import type { Operation, Values } from '../operation/vocabulary';
import type { ByteStream, Take } from '../reading/body';
import { kindOf, nameOf } from './fileKinds';

type Binary = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/**
 * Takes an answer as a file: it streams into n8n's binary store, and its type is told by its first
 * bytes. What comes out is an item; an empty file and a JSON error in its place are a `CallError`.
 */
export function fileTaker(
	context: Context,
	operation: Operation,
	values: Values,
	call: Call,
): Take {
	return async ({ stream, headers }) => {
		const first = await firstOf(stream);
		if (first === undefined) {
			throw new CallError(`${call.what}: the file is empty`, 'Check what was asked for.');
		}
		const kind = kindOf(first, values.fileFormat);
		if (kind.extension === 'json' && values.fileFormat !== 'JSON') {
			throw new CallError(
				`${call.what}: an error came in place of the file`,
				`It says: ${first.toString('utf8', 0, 500)}`,
			);
		}
		const fallback = operation.file?.name(values) ?? 'file';
		const fileName = nameOf(values.fileName, headers['content-disposition'], fallback, kind);
		const { helpers } = context as IExecuteFunctions;
		const whole = stream as unknown as Binary;
		const binary = await helpers.prepareBinaryData(whole, fileName, kind.mimeType);
		const property = String(values.binaryPropertyName ?? 'data');
		return {
			json: { fileName, mimeType: kind.mimeType, fileSize: binary.bytes ?? binary.fileSize },
			binary: { [property]: binary },
		};
	};
}

/** The first bytes of a stream, which it will give once more; nothing of an empty one. */
async function firstOf(stream: ByteStream): Promise<Buffer | undefined> {
	return await new Promise((resolve, reject) => {
		const readable = stream as unknown as NodeJS.ReadableStream;
		const done = () => {
			readable.removeListener('readable', look);
			readable.removeListener('end', done);
			readable.removeListener('error', fail);
		};
		const fail = (error: Error) => {
			done();
			reject(error);
		};
		const look = () => {
			const chunk = readable.read() as Buffer | null;
			if (chunk === null) return;
			done();
			readable.unshift(chunk);
			resolve(chunk);
		};
		readable.on('readable', look);
		readable.on('error', fail);
		readable.on('end', () => {
			done();
			resolve(undefined);
		});
	});
}
