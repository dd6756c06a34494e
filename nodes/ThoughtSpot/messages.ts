import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../shared/http/errors';
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
	throw new CallError(
		`${what}: Spotter answered with an error${words ? `: ${words}` : ''}`,
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
