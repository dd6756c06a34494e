import type { Schema } from './facts';

/** Texts that some field or other takes: what is tried where neither the field nor the facts say more. */
export const TEXTS = [
	'4711',
	'good-1',
	'12h',
	'https://example.com/path',
	'name@example.com',
	'example.com',
	'192.0.2.1',
	'192.0.2.0/24',
	'6f1c8f0e-2b7a-4c57-9b3e-0d5a1c2b3d4e',
	'2026-01-31T08:00:00Z',
	'2026-01-31',
	'08:00',
	'8:00',
	'UTC',
	'en-US',
	'#1a2b3c',
	'0 8 * * 1',
	'((responseTime >= 100 ms))',
	'SELECT 1',
	'[sales] [region]',
	'guid: 6f1c8f0e-2b7a-4c57-9b3e-0d5a1c2b3d4e',
	'{"a": 1}',
];

/** What the facts themselves say that a value may be. */
export function toldBy(schema: Schema | undefined): unknown[] {
	if (!schema) return [];
	const { pattern, minimum, maximum, enum: words = [], default: usual } = schema;
	const exact = /^\^([\w :-]+)\$$/.exec(pattern ?? '')?.[1];
	return [...words, usual, minimum, maximum, exact].filter(
		(one) => one !== undefined && one !== null,
	);
}

/** The smallest value of a type, or with everything that can be sent of it. */
export function valueOf(
	schema: Schema | undefined,
	resolve: (one?: Schema) => Schema | undefined,
	whole: boolean,
	depth = 0,
): unknown {
	const type = resolve(schema);
	if (!type || depth > 6) return undefined;
	const { oneOf, items, properties = {}, required = [], additionalProperties } = type;
	if (oneOf) return valueOf(oneOf[0], resolve, whole, depth);
	const inner = (one?: Schema) => valueOf(one, resolve, whole, depth + 1);
	const kind = [type.type].flat()[0];
	if (kind === 'array') return whole || depth === 0 ? [inner(items)].filter(isThere) : [];
	if (kind === 'object' || type.properties) {
		const wanted = Object.entries(properties).filter(
			([name, one]) => !one.readOnly && (whole || required.includes(name)),
		);
		const others = Object.entries({ other: additionalProperties }).filter(
			([, one]) => typeof one === 'object',
		) as Array<[string, Schema]>;
		return Object.fromEntries(
			[...wanted, ...(wanted.length > 0 ? [] : others)]
				.map(([name, one]) => [name, inner(one)])
				.filter(([, value]) => isThere(value)),
		);
	}
	return toldBy(type)[0] ?? plain(kind, type.format);
}

const isThere = (value: unknown) => value !== undefined;

function plain(kind: string | undefined, format: string | undefined): unknown {
	const formats: Record<string, string> = {
		'date-time': '2026-01-31T08:00:00Z',
		date: '2026-01-31',
		uuid: '6f1c8f0e-2b7a-4c57-9b3e-0d5a1c2b3d4e',
		email: 'name@example.com',
		uri: 'https://example.com/path',
	};
	const kinds: Record<string, unknown> = { boolean: true, integer: 5, number: 5 };
	return formats[format ?? ''] ?? kinds[kind ?? ''] ?? 'good-1';
}
