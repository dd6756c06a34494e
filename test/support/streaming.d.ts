export interface Streaming {
	url: string;
	/** Bytes of the file that have left so far. */
	sent(): number;
	close(): Promise<void>;
}

/** A ThoughtSpot that answers every report with a file of `size` bytes, no faster than it is taken. */
export function startStreaming(options: { size: number; first?: string }): Promise<Streaming>;
