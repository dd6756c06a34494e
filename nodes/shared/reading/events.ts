import { cappedChunks, parsed, TooLong, type Take } from './body';

/**
 * Takes an answer that is a stream of events (text/event-stream) as the list of what they say, JSON
 * parsed; any other answer is left to be read as usual. A stream that breaks off gives what came
 * until then: whoever asks has to know the last event.
 */
export const takeEvents: Take = async ({ stream, headers }) => {
	if (!/^text\/event-stream\b/i.test(String(headers['content-type']).trim())) return undefined;
	const events = new Events();
	const decoder = new TextDecoder();
	try {
		for await (const chunk of cappedChunks(stream)) {
			events.add(decoder.decode(chunk, { stream: true }));
		}
	} catch (error) {
		if (error instanceof TooLong) return await Promise.reject(error);
	}
	return events.end();
};

/** Reads events line by line, each character once. (HTML Standard, 9.2.6) */
class Events {
	private readonly said: unknown[] = [];
	/** What the lines of the event say that is not complete. */
	private data: string[] = [];
	/** What there is of the line that is not complete. */
	private line: string[] = [];
	private afterReturn = false;

	add(text: string): void {
		if (text === '') return;
		// The end of a line may be cut in two.
		const rest = this.afterReturn && text.startsWith('\n') ? text.slice(1) : text;
		this.afterReturn = text.endsWith('\r');
		const [first, ...others] = rest.split(/\r\n|\n|\r/);
		this.line.push(first);
		for (const next of others) {
			this.take(this.line.join(''));
			this.line = [next];
		}
	}

	/** All events; the last one also where nothing follows it, if it is whole. */
	end(): unknown[] {
		this.take(this.line.join(''));
		const last = parsed(this.data.join('\n'));
		if (typeof last !== 'string') this.said.push(last);
		return this.said;
	}

	private take(line: string): void {
		if (line === '') {
			if (this.data.length > 0) this.said.push(parsed(this.data.join('\n')));
			this.data = [];
			return;
		}
		// Comments, and names and numbers of events, say nothing.
		const [name, value = ''] = line.split(/: ?(.*)/s);
		if (name === 'data') this.data.push(value);
	}
}
