import { choicesOf } from '../nodes/shared/engine/fromList';
import { fieldsOf } from '../nodes/shared/operation/standard';
import { entriesOf, offerings, titleOf } from './laws/entries';
import { facts } from './laws/facts';
import { lookAt, problemsOf } from './laws';
import { isLeftOut } from './laws/unoffered';

/**
 * The judge of every entry: what it sends and reads is what the facts of its API say. An entry that
 * is added is judged without a word here.
 */
describe.each(offerings.map((one) => [one.name, one] as const))('%s', (_, offering) => {
	const entries = entriesOf(offering);

	it.each(entries.map((entry) => [titleOf(entry), entry] as const))('%s', (_title, entry) => {
		expect(problemsOf(entry, facts[entry.service], entries)).toEqual([]);
	});

	it('has every choice that a locator names', () => {
		const lists = offering.node?.methods?.listSearch ?? choicesOf(offering.resources);
		const missing = entries.flatMap((entry) =>
			fieldsOf(entry.operation).flatMap(({ property, named }) => {
				const modes = (property.modes ?? []).map((mode) => mode.typeOptions?.searchListMethod);
				return [...modes, named]
					.filter((one) => one !== undefined && !(one in lists))
					.map((one) => `${titleOf(entry)} ${property.displayName}: ${one}`);
			}),
		);
		expect(missing).toEqual([]);
	});

	it('calls no two things the same', () => {
		const titles = entries.map(titleOf);
		const actions = entries.map(({ operation }) => operation.action);
		const doubled = [...titles, ...actions].filter((one, index, all) => all.indexOf(one) !== index);
		expect(doubled).toEqual([]);
	});
});

it.each(['thousandEyes', 'thoughtSpot'] as const)(
	'%s offers every operation of the facts, or leaves it out for a reason',
	(service) => {
		const entries = offerings.filter((one) => one.service === service).flatMap(entriesOf);
		const offered = new Set(
			entries.flatMap((entry) => [...lookAt(entry, facts[service]).sent.keys()]),
		);
		const missing = Object.entries(facts[service].operations)
			.filter(
				([key, { deprecated }]) => !offered.has(key) && !deprecated && !isLeftOut(service, key),
			)
			.map(([key]) => key);
		expect(missing).toEqual([]);
	},
);
