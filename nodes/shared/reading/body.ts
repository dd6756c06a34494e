import type { IN8nHttpFullResponse } from 'n8n-workflow';

/**
 * The most that is read of a success, in bytes after unpacking: many times the largest page that the
 * services give (about 2 MB), and little enough for n8n to hold.
 */
const MOST_MB = 64;
/** The most that is read of what only has to be understood: an error, or the answer to a log-in. */
const MOST_OF_WORDS_MB = 1;
const MB = 1024 * 1024;

/** An answer that holds more than is read. */
export class TooLong extends Error {
	readonly problem = `sent more than the ${MOST_MB} MB that are read of one answer`;
}

/** The body of a streamed answer. */
export interface ByteStream extends AsyncIterable<Buffer> {
	destroy(): void;
	unshift(chunk: Buffer): void;
}

/** Takes a success as it streams in; what it gives stands for the body, which is read as usual where it gives nothing. */
export type Take = (answer: {
	stream: ByteStream;
	headers: Record<string, unknown>;
}) => Promise<unknown>;

/** An answer that was read; `taken` where a `Take` did, so that it is in no usual form. */
export type ReadAnswer = IN8nHttpFullResponse & { taken?: true };

/**
 * Reads an answer that was asked for as a stream, and parses it as n8n does: JSON whatever its type
 * says, else text. `onlyWords` and errors are cut where they get long; other answers throw `TooLong`.
 */
export async function readAnswer(
	request: Promise<IN8nHttpFullResponse>,
	signal: AbortSignal,
	{ onlyWords = false, take }: { onlyWords?: boolean; take?: Take } = {},
): Promise<ReadAnswer> {
	const answer = await request;
	const { body, statusCode } = answer;
	if (!isStream(body)) return answer;
	const words = onlyWords || statusCode >= 300;
	const stop = () => body.destroy();
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, { once: true });
	try {
		if (take && statusCode < 300) {
			const taken = await take({ stream: body, headers: answer.headers });
			if (taken !== undefined) {
				return { ...answer, body: taken as IN8nHttpFullResponse['body'], taken: true };
			}
		}
		const text = await textOf(body, words);
		return { ...answer, body: parsed(text) };
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** Takes an answer as the text that it is, even where that is JSON. */
export const takeText: Take = async ({ stream }) => await textOf(stream, false);

function isStream(body: unknown): body is ByteStream {
	return typeof (body as Partial<ByteStream> | null)?.[Symbol.asyncIterator] === 'function';
}

/** The chunks of a body, up to what is read of one answer; more is `TooLong`, and only the beginning where words are enough. */
export async function* cappedChunks(body: ByteStream, words = false): AsyncGenerator<Buffer> {
	let length = 0;
	// Leaving the loop early ends the connection.
	for await (const chunk of body) {
		length += chunk.length;
		if (length > MOST_MB * MB) throw new TooLong();
		yield chunk;
		if (words && length > MOST_OF_WORDS_MB * MB) break;
	}
}

async function textOf(body: ByteStream, words: boolean): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of cappedChunks(body, words)) chunks.push(chunk);
	const bytes = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
	const text = bytes.toString('utf8', 0, words ? MOST_OF_WORDS_MB * MB : undefined);
	return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A text as JSON, or as it is where it is none. */
export function parsed(text: string): IN8nHttpFullResponse['body'] {
	if (text === '') return text;
	try {
		return JSON.parse(text) as IN8nHttpFullResponse['body'];
	} catch {
		return text;
	}
}
