import type { OperationFacts } from '../../sandbox/facts/book';

/** All names in a value, at any depth. */
export function namesIn(value: unknown, names = new Set<string>()): Set<string> {
	if (typeof value !== 'object' || value === null) return names;
	for (const [name, one] of Object.entries(value)) {
		names.add(name);
		namesIn(one, names);
	}
	return names;
}

/** A query as it is written in an address. */
export function asQuery(values: object): { query: URLSearchParams } {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) {
		for (const one of [value].flat()) query.append(name, String(one));
	}
	return { query };
}

/** Lists stand in one text with commas, unless the API wants the name repeated. */
export function joined({ query }: OperationFacts, given: object): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const property = query?.properties?.[name];
		if (property?.type !== 'array') return [];
		if (property.repeated && String(value).includes(',') && !Array.isArray(value)) {
			return [`query ${name} must be a list`];
		}
		const isWrong = !property.repeated && Array.isArray(value) && value.length > 1;
		return isWrong ? [`query ${name} must be one text with commas`] : [];
	});
}
