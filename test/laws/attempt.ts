import { buildCall } from '../../nodes/shared/engine/request';
import { InputProblem, type Values } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';

/** What an operation sends for some values. */
export interface Sent {
	values: Values;
	url: string;
	query: object;
	body?: unknown;
}

/** Builds the call of an operation for some values; a text says why it refuses them. */
export function attempt({ api, operation }: Entry, values: Values): Sent | string {
	try {
		// Several calls are put together by the composite itself.
		if (operation.run) return { values: operation.prepare?.(values) ?? values, url: '', query: {} };
		const { url, qs = {}, body } = buildCall(api, operation, values);
		return { values, url, query: qs, body };
	} catch (error) {
		if (!(error instanceof InputProblem)) throw error as Error;
		return error.message;
	}
}

/** The names of everything in a value, such as `body.metadata[].identifier`. */
export function pathsIn(value: unknown, root: string): string[] {
	if (Array.isArray(value)) return [root, ...value.flatMap((one) => pathsIn(one, `${root}[]`))];
	if (typeof value !== 'object' || value === null) return [root];
	const inner = Object.entries(value).flatMap(([name, one]) => pathsIn(one, `${root}.${name}`));
	return [root, ...inner];
}
