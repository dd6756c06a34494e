export interface FoundSecret {
	marker: string;
	form: 'plain' | 'JSON escaped' | 'URL-encoded' | 'base64' | 'base64url' | 'hex';
	/** Where it stands, e.g. `.error.cause.config.data`. */
	path: string;
}

/** Lists every place in a value (any depth, errors and buffers included) that shows a marker. */
export function findSecrets(haystack: unknown, markers: string[]): FoundSecret[];
