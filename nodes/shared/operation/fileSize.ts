import { InputProblem, type Field } from './vocabulary';

const MEGABYTE = 1024 * 1024;

/** Refuses a file of more bytes than its field takes. */
export function checkSize({ file, property }: Field, bytes: number): void {
	if (!file || bytes <= file.most) return;
	throw new InputProblem(
		property.displayName,
		`is a file of ${Math.ceil(bytes / MEGABYTE)} MB: at most ${file.most / MEGABYTE} MB are taken`,
	);
}
