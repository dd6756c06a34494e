/** Paths of all files below a folder of the repository, relative to its root, sorted. */
export function filesBelow(folder: string): string[];

/** The text of a file of the repository. */
export function readFile(path: string): string;
