import { facts } from './facts';
import { AnswerLaw, type Answered } from './told';

/** The law of answers itself: a whole answer passes, and one mistake in it does not. */
type Plant = (value: unknown) => unknown;

const first = (value: object) => Object.keys(value)[0];
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes the first property of an object, or of the first row of a list that an object holds. */
const inRow = (change: (row: Record<string, unknown>) => unknown) => (value: unknown) => {
	const whole = structuredClone(value);
	const lists = isObject(whole) ? Object.values(whole).filter(Array.isArray) : [whole];
	const row: unknown = lists.flat().find((one) => isObject(one) && Object.keys(one).length > 0);
	if (!isObject(row)) return undefined;
	change(row);
	return whole;
};

const MISTAKES: Record<string, Plant> = {
	'a field that is dropped': (value) => {
		if (!isObject(value) || Object.keys(value).length === 0) return undefined;
		const rest = { ...value };
		delete rest[first(value)];
		return rest;
	},
	'a field of a row that is dropped': inRow((row) => delete row[first(row)]),
	'a field of another type': (value) =>
		isObject(value) && { ...value, [first(value)]: { odd: ['odd'] } },
	'a field of a row of another type': inRow((row) => (row[first(row)] = { odd: ['odd'] })),
	'a field that is null': (value) => isObject(value) && { ...value, [first(value)]: null },
	'a list that is none': (value) => {
		if (Array.isArray(value)) return { value };
		const name = isObject(value) && Object.keys(value).find((one) => Array.isArray(value[one]));
		return name ? { ...(value as object), [name]: (value as never)[name][0] ?? {} } : undefined;
	},
};

const law = new AnswerLaw('thousandEyes', facts.thousandEyes);
const lists = Object.entries(facts.thousandEyes.operations).filter(
	([key, { answer }]) => /^GET/.test(key) && (answer.kind === 'list' || answer.kind === 'array'),
);

function answered(value: unknown, status = 200): Answered {
	const text = value === undefined ? '' : JSON.stringify(value);
	return { url: '/', sent: '', status, type: 'application/json', text };
}

it.each(lists)('of %s a sample passes', (key, told) => {
	expect(law.problems(key, answered(facts.thousandEyes.answer(told)))).toEqual([]);
});

it.each(Object.entries(MISTAKES))('it tells %s', (_mistake, plant) => {
	const wrong = lists.flatMap(([key, told]) => {
		const value = plant(facts.thousandEyes.answer(told));
		return value ? [law.problems(key, answered(value)).length] : [];
	});
	const found = wrong.filter((count) => count > 0);
	// Some of what is dropped is told at times only.
	expect(found.length / wrong.length).toBeGreaterThan(0.7);
	expect(found.length).toBeGreaterThan(30);
});

it('tells a body where there is none, and none where there is one', () => {
	const tell = (key: string, one: Answered) => law.problems(key, one);
	expect(tell('DELETE /v7/tags/{id}', answered(undefined, 204))).toEqual([]);
	expect(tell('DELETE /v7/tags/{id}', answered({}, 204))).toEqual(['is not empty']);
	expect(tell('GET /v7/tags', answered(undefined))).toEqual(['is empty']);
	expect(tell('GET /v7/tags', { ...answered('a'), type: 'text/html' })).toEqual(['is text/html']);
	expect(tell('DELETE /v7/tags/{id}', answered(undefined, 200))).toEqual(['status 200']);
});

it('tells what was written and is not told, and leaves out what was not', () => {
	const key = 'PUT /v7/alerts/rules/{ruleId}';
	const whole = facts.thousandEyes.answer(facts.thousandEyes.operations[key]) as object;
	const rest: Record<string, unknown> = { ...whole };
	delete rest.direction;
	expect(law.problems(key, answered(rest))).toEqual([]);
	const sent = JSON.stringify({ direction: 'to-target' });
	expect(law.problems(key, { ...answered(rest), sent })).toEqual(['.direction is missing']);
});
