import type { Effect, Operation, Values } from './vocabulary';

/** What asking for an operation does at the service: by default nothing for GET, and something once for all else. */
export function effectOf({ effect, method }: Pick<Operation, 'effect' | 'method'>): Effect {
	return effect ?? (method === 'GET' ? 'safe' : 'once');
}

/** Whether an operation, with these values, goes after those of the items before it. */
export function isOrdered(operation: Operation, values: Values): boolean {
	const { unordered, mints } = operation;
	const alone = typeof unordered === 'function' ? unordered(values) : unordered;
	return effectOf(operation) !== 'safe' && !alone && !mints;
}
