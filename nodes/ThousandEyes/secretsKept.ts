import type { IDataObject } from 'n8n-workflow';
import { InputProblem } from '../shared/operation/vocabulary';

/**
 * Checks a part of an object that holds secrets, before all of it is written back: what the service
 * masks or leaves out would be lost, unless it was entered anew.
 */
export function checkMasked(label: string, read: unknown, entered: unknown): void {
	const path = maskedIn(read, entered);
	if (path !== undefined) throw lost(label, path.join('.') || 'it');
}

/** The problem of a secret that cannot be written back. */
export const lost = (label: string, what: string) =>
	new InputProblem(
		label,
		`has to be entered anew: ${what} cannot be read back`,
		'Without it the change would take it away. Nothing was changed.',
	);

/** Where something is masked that was not entered. */
function maskedIn(read: unknown, entered: unknown): string[] | undefined {
	if (typeof read !== 'object' || read === null) {
		return /^\*+$/.test(String(read)) && entered === undefined ? [] : undefined;
	}
	for (const [name, value] of Object.entries(read)) {
		const path = maskedIn(value, (Object(entered) as IDataObject)[name]);
		if (path) return [name, ...path];
	}
	return undefined;
}
