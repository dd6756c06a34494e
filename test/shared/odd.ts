import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field } from '../../nodes/shared/operation/vocabulary';

/** Values that nobody has in mind: what an expression says, and what it gives. */
export const ODD: Array<[source: string, value: unknown]> = [
	['undefined', undefined],
	['null', null],
	["''", ''],
	["'  '", '  '],
	["'\\u00a0\\u200b'", '\u00a0\u200b'],
	['0', 0],
	['false', false],
	['true', true],
	['NaN', NaN],
	['Infinity', Infinity],
	['[]', []],
	['[1, 2]', [1, 2]],
	['[undefined]', [undefined]],
	["['']", ['']],
	['({})', {}],
	['({ a: 1 })', { a: 1 }],
	["new Date('2026-01-31T08:00:00Z')", new Date('2026-01-31T08:00:00Z')],
	['1e21', 1e21],
	['2 ** 53', 2 ** 53],
	["'../x'", '../x'],
	["'a\\nb'", 'a\nb'],
	["'x'.repeat(3000)", 'x'.repeat(3000)],
	['4711', 4711],
	["' 4711 '", ' 4711 '],
	["'true'", 'true'],
	["'false'", 'false'],
	["'x, y'", 'x, y'],
];

export const REFUSED: unique symbol = Symbol('refused');
export const LEFT_OUT: unique symbol = Symbol('left out');

/** What one of these means in a field, told from the field's description alone. */
export function meaning(field: Field, odd: unknown): unknown {
	const { property, adds, many, check, free } = field;
	const { type } = property;
	if (type === 'json' || free) return jsonMeaning(field, odd);
	const list = isListed(field) && Array.isArray(odd) ? (odd as unknown[]) : [odd];
	if (odd === undefined || odd === null || list.every(isBlank)) return adds ? LEFT_OUT : REFUSED;
	const known: Record<string, () => unknown> = {
		boolean: () => (/^(true|false)$/.test(String(odd)) ? String(odd) === 'true' : REFUSED),
		number: () => (Number.isSafeInteger(odd) || odd === ' 4711 ' ? Number(odd) : REFUSED),
		dateTime: () => (odd instanceof Date ? '2026-01-31T08:00:00Z' : REFUSED),
	};
	const texts = list.map((one) => textOf(field, one));
	const split = texts.flatMap((one) => (isListed(field) ? String(one).split(', ') : one));
	const isDates = type === 'dateTime' && many;
	if (isDates && !(odd instanceof Date)) return REFUSED;
	const plain = known[type] && (!many || isDates);
	const values = plain ? [known[type]()] : split.map((one) => chosen(field, one));
	const wrong = texts.includes(REFUSED) && !known[type];
	if (wrong || values.some((one) => one === REFUSED || check?.(one))) return REFUSED;
	return isListed(field) ? values : values[0];
}

const isBlank = (one: unknown) => typeof one === 'string' && /^[\s\u200b]*$/.test(one);

/** What it means as JSON: an object or a list that holds something, whole. */
function jsonMeaning({ adds, free, check }: Field, odd: unknown): unknown {
	const nothing = adds ? LEFT_OUT : REFUSED;
	if (odd === undefined || odd === null || isBlank(odd)) return nothing;
	if (typeof odd === 'string') return free && !check?.(odd) ? odd : REFUSED;
	if (Object(odd) !== odd || odd instanceof Date) return REFUSED;
	const all = Object.values(odd as object) as unknown[];
	if (all.includes(undefined)) return REFUSED;
	if (all.length === 0) return nothing;
	return [odd].flat().some((one) => check?.(one)) ? REFUSED : odd;
}

const isListed = ({ many, property }: Field) => many ?? property.type === 'multiOptions';

function textOf({ property, zero, most }: Field, one: unknown): string | typeof REFUSED {
	if (Number.isSafeInteger(one) && (one !== 0 || zero)) return String(one);
	const usual = /^(options|resourceLocator)$/.test(property.type) ? 256 : 2000;
	if (typeof one !== 'string' || one.length > (most ?? usual)) return REFUSED;
	return one.includes('\n') && !property.typeOptions?.rows ? REFUSED : one.trim();
}

function chosen({ property: { type, options } }: Field, one: unknown): unknown {
	if (!options || !/ptions$/.test(type)) return one;
	const choices = options as INodePropertyOptions[];
	return choices.find(({ value }) => value === one)?.value ?? REFUSED;
}
