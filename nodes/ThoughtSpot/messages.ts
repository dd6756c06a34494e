import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../shared/http/errors';
import { clean } from '../shared/reading/clean';
import type { Produced, Values } from '../shared/operation/vocabulary';

/** The messages in an answer, which come bare or under a name. */
export function messagesIn(body: unknown): IDataObject[] {
	const list = Array.isArray(body) ? body : (Object(body) as IDataObject).messages;
	return Array.isArray(list) ? (list as IDataObject[]).filter((one) => Object(one) === one) : [];
}

/** Spotter tells of a failure inside an answer that looks like a success. */
export function refuseErrors(what: string, messages: IDataObject[]): void {
	const failed = messages.find(({ type }) => type === 'error');
	if (!failed) return;
	const { message, code } = failed;
	const words = [message, code].filter((one) => typeof one === 'string').join(', ');
	const said = clean(words);
	throw new CallError(
		`${what}: Spotter answered with an error${said ? `: ${said}` : ''}`,
		code === 'SESSION_EXPIRED'
			? 'Start a new conversation.'
			: 'Ask in other words, or name a data source that holds the answer.',
	);
}

/** An answer as one item: the texts, and what leads to the data and pictures of each answer. */
export function simplified(messages: IDataObject[], conversationIdentifier: unknown): IDataObject {
	const texts = messages.filter(({ type }) => type === 'text').map(({ text }) => text);
	const answers = messages.filter(({ type }) => type === 'answer').map(answerOf);
	return {
		conversationIdentifier: conversationIdentifier as string,
		text: texts.filter((one) => typeof one === 'string').join('\n\n'),
		answers,
	};
}

/** Which session an answer belongs to stands on the message or in its metadata. */
function answerOf(message: IDataObject): IDataObject {
	const metadata = Object(message.metadata) as IDataObject;
	const at = (...names: string[]) =>
		names.map((name) => message[name] ?? metadata[name]).find((one) => one !== undefined) ?? null;
	return {
		title: at('title'),
		sessionIdentifier: at('session_id', 'session_identifier'),
		generationNumber: at('gen_no', 'generation_number'),
		query: at('sage_query'),
		dataSourceIdentifier: at('worksheet_id', 'data_source_identifier'),
		chartType: at('chart_type'),
	};
}

/** What a conversation answered: one item in short, or the messages as they came. */
export function told(
	what: string,
	body: unknown,
	{ simplify }: Values,
	conversationIdentifier: unknown,
): Produced[] {
	const messages = messagesIn(body);
	refuseErrors(what, messages);
	if (simplify !== false) return [{ json: simplified(messages, conversationIdentifier) }];
	return messages.map((message) => ({
		json: { conversationIdentifier: conversationIdentifier as string, ...message },
	}));
}

/** The last event of an answer that is complete. */
const LAST = 'FINAL_RESPONSE_NOTIFICATION';

/**
 * The messages of an answer that came piece by piece, in the form in which it would have come at once;
 * an answer that tells of no error and breaks off is one.
 */
export function assembled(what: string, events: unknown): IDataObject[] {
	const pieces = [events].flat(2).filter((one) => Object(one) === one) as IDataObject[];
	const messages = joined(pieces);
	refuseErrors(what, messages);
	if (pieces.some(({ code }) => code === LAST)) return messages;
	const { text } = simplified(messages, undefined);
	throw new CallError(
		`${what}: the answer of Spotter is incomplete, it broke off`,
		text
			? `So far it says: ${clean(String(text))}`
			: "Try again; a longer 'Request Timeout' in the options may help.",
	);
}

/** Pieces of one text under its ID are joined; what Spotter thinks and how far it is are no part of the answer. */
function joined(pieces: IDataObject[]): IDataObject[] {
	const messages: IDataObject[] = [];
	const texts = new Map<unknown, { message: IDataObject; chunks: unknown[] }>();
	const withoutId = {};
	for (const piece of pieces) {
		const { type, id, content, metadata } = piece;
		if (type === 'answer' || type === 'error') messages.push(piece);
		const isText = type === 'text' || type === 'text-chunk';
		if (!isText || (Object(metadata) as IDataObject).type === 'thinking') continue;
		const key = id ?? (type === 'text' ? piece : withoutId);
		let known = texts.get(key);
		if (!known) {
			known = { message: { type: 'text' }, chunks: [] };
			texts.set(key, known);
			messages.push(known.message);
		}
		// A whole text stands for the pieces that it came in before.
		if (type === 'text') known.chunks = [];
		known.chunks.push(piece.text ?? content);
	}
	for (const { message, chunks } of texts.values()) {
		message.text = chunks.filter((one) => typeof one === 'string').join('');
	}
	return messages;
}
