import type { Field } from '../../nodes/shared/operation/vocabulary';
import { entriesOf, offerings, titleOf, type Entry } from './entries';
import { facts } from './facts';
import { lookAt } from './index';
import { MISTAKES, planted } from './planted';
import { wordProblems } from './wording';

/** How many entries of a service get each mistake: the first, the last and some between them. */
const MOST = 8;

const services = ['thousandEyes', 'thoughtSpot'] as const;

const rows = services.flatMap((service) => {
	const entries = offerings.filter((one) => one.service === service).flatMap(entriesOf);
	return Object.entries(MISTAKES).flatMap(([mistake, plant]) => {
		const wrong = entries.flatMap((entry) => {
			const operation = planted(entry, plant, facts[service]);
			return operation ? [{ ...entry, operation }] : [];
		});
		return spread(wrong).map((entry) => [mistake, titleOf(entry), entry] as const);
	});
});

function spread(all: Entry[]): Entry[] {
	const step = Math.max(1, (all.length - 1) / (MOST - 1));
	return all.filter((_, index) => Math.round(Math.round(index / step) * step) === index);
}

it.each(rows)('the laws tell %s in %s', (_mistake, _title, entry) => {
	const before = offerings
		.flatMap(entriesOf)
		.filter(
			({ resource, key, api }) =>
				resource === entry.resource && key === entry.key && api === entry.api,
		)
		.flatMap((one) => lookAt(one, facts[entry.service]).problems);
	const found = lookAt(entry, facts[entry.service]).problems;
	expect(found.filter((one) => !before.includes(one))).not.toEqual([]);
});

it.each(services)('every mistake was made in %s', (service) => {
	const made = rows.filter(([, , entry]) => entry.service === service).map(([mistake]) => mistake);
	expect([...new Set(made)]).toEqual(Object.keys(MISTAKES));
});

it('the rules of entries tell an ID that may be left out, and no field for the org', () => {
	const font = offerings.flatMap(entriesOf).find(isFontUpdate) as Entry;
	const { fields = [] } = font.operation;
	const problems = (changed: Field[]) =>
		wordProblems({ ...font, operation: { ...font.operation, fields: changed } });
	expect(problems(fields)).toEqual([]);
	expect(problems(fields.filter(({ property }) => property.name !== 'org'))).toEqual([
		'it has no field for the org of an item',
	]);
	const optional = fields.map((one) =>
		one.property.required ? { ...one, property: { ...one.property, required: false } } : one,
	);
	expect(problems(optional)).toEqual(['{fontIdentifier} is in the path, but not required']);
});

const isFontUpdate = ({ resource, key }: Entry) => resource === 'styleFont' && key === 'update';
