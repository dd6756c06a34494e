export interface ExactReset {
	url: string;
	reset(): void;
	close(): Promise<void>;
	/** How many requests were answered with this status. */
	answered(status: number): number;
	/** When the window opens that lets the last of `count` requests through (epoch ms). */
	lastOpensAt(count: number): number;
}

/** An API that has nothing but a budget in fixed windows, and announces its reset exactly. */
export function startExactReset(options: {
	limit: number;
	windowMs: number;
	/** Windows begin at multiples of their length, not at the whole second of their first request. */
	grid?: boolean;
	reset?: 'epoch seconds' | 'seconds from now';
}): Promise<ExactReset>;
