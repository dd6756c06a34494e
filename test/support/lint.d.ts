export interface Finding {
	line: number;
	ruleId: string | null;
	message: string;
}

/** What the project's own ESLint says of some files that are not there. */
export function lint(files: Array<{ filePath: string; code: string }>): Finding[][];
