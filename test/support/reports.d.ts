/** The number of pages; throws for what is no PDF. */
export function pdfPages(bytes: Buffer): number;

/** Width and height; throws for what is no PNG. */
export function pngSize(bytes: Buffer): [width: number, height: number];

/** Lines and cells of a CSV. */
export function csvRows(text: string): string[][];

/** The files of an archive by name; throws for what is none. */
export function zipEntries(bytes: Buffer): Record<string, string>;
