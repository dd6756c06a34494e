import type { IDataObject } from 'n8n-workflow';
import { InputProblem } from '../shared/operation/vocabulary';

/**
 * Checks a part of an object that holds secrets, before all of it is written back: what the service
 * masks would be lost, unless it was entered anew.
 */
export function checkMasked(label: string, read: unknown, entered: unknown): void {
	const path = maskedIn(read, entered);
	if (path === undefined) return;
	throw new InputProblem(
		label,
		`has to be entered anew: ${path.join('.') || 'it'} cannot be read back`,
		'Without it the change would take it away. Nothing was changed.',
	);
}

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
