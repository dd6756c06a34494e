/** A status other than the usual one, in words: `IN_ACTIVE` is "inactive". */
export function unlessActive(status: unknown): string {
	const word = String(status ?? '').toLowerCase();
	return word === 'active' ? '' : word.replace('in_', 'in');
}
