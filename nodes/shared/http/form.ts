import type { IDataObject } from 'n8n-workflow';
import { Upload } from '../operation/values';

/**
 * A body as the parts of a form (multipart/form-data, RFC 7578) with its content type: files as they
 * are, objects and lists as JSON, everything else as text.
 */
export async function formOf(body: IDataObject): Promise<{ bytes: Buffer; type: string }> {
	const form = new FormData();
	for (const [name, value] of Object.entries(body) as Array<[string, unknown]>) {
		if (value instanceof Upload) {
			form.append(name, new Blob([value.content], { type: value.mimeType }), value.fileName);
		} else {
			form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
		}
	}
	const written = new Response(form);
	const bytes = Buffer.from(await written.arrayBuffer());
	return { bytes, type: String(written.headers.get('content-type')) };
}
