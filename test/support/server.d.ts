export interface RecordedRequest {
	method: string;
	url: string;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	json?: unknown;
	/** Sent as it is, instead of `json`. */
	text?: string | Buffer;
	/** Sends the text or JSON packed. */
	gzip?: true;
	/** Sent one after the other, instead of `json`. */
	pieces?: Buffer[];
	/** Never answers. */
	hang?: boolean;
	/** Begins this part of the answer, and never comes to its end. */
	trickle?: 'headers' | 'body';
	/** Sent again and again, without end. */
	flood?: Buffer;
}

export interface Server {
	url: string;
	requests: RecordedRequest[];
	/** Connections that are open now. */
	connections(): number;
	/** Connections that were opened so far. */
	opened(): number;
	close(): Promise<void>;
}

/** A real HTTP server on a free local port that records what it was asked; with TLS, HTTPS. */
export function startServer(
	handler: (request: RecordedRequest, count: number) => Answer | undefined | Promise<Answer>,
	tls?: { key: string; cert: string },
): Promise<Server>;
