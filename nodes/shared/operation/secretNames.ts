/** Values in a body of any form that are secrets by their names. */
export function secretsByName(value: unknown, isSecret = false): unknown[] {
	if (typeof value !== 'object' || value === null) return isSecret ? [value] : [];
	return Object.entries(value).flatMap(([name, inner]) =>
		secretsByName(inner, isSecret || /password|secret|token|key$/i.test(name)),
	);
}
