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
	text?: string;
	/** Never answers. */
	hang?: boolean;
}

/** A real HTTP server on a free local port that records what it was asked. */
export function startServer(
	handler: (request: RecordedRequest, count: number) => Answer | undefined | Promise<Answer>,
): Promise<{ url: string; requests: RecordedRequest[]; close(): Promise<void> }>;
