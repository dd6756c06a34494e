import type { IDataObject, INodeType } from 'n8n-workflow';
import { shownFields } from '../../nodes/shared/operation/shown';
import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from '../laws/entries';
import { facts, type OperationFacts } from '../laws/facts';
import { branchesOf } from '../laws/paths';
import { Trial } from '../laws/trial';
import type { Bench } from './bench';
import { distinct, withKnown } from './given';
import { parametersOf } from './parameters';

/** How many different things an entry is run for. */
const ITEMS = 3;

const UNTOLD: OperationFacts = { answer: { status: [], kind: 'one' } };

/** The values of an entry for some items: what it needs, with IDs that the service has. */
export async function valuesFor(bench: Bench, type: INodeType, entry: Entry): Promise<Values[]> {
	const branches = branchesOf(entry).map((one) => ({
		...one,
		found: facts[entry.service].find(one.key),
	}));
	const { chosen, found } = branches.find((one) => one.found) ?? branches[0];
	const trial = new Trial(entry, facts[entry.service], found?.facts ?? UNTOLD, chosen);
	const sent = trial.start();
	if (typeof sent === 'string') throw new Error(sent);
	const { values } = sent;
	const known = await withKnown(entry, values, bench.sandbox(entry.service).url);
	const lists = new Map<string, string[]>();
	for (const field of shownFields(fieldsOf(entry.operation), values)) {
		const { name } = field.property;
		const method = listOf(field);
		if (!method || values[name] === undefined) continue;
		const parameters = parametersOf(entry.operation, known);
		const ids = await bench.ids(type, entry, method, parameters);
		if (ids.length === 0) continue;
		known[name] = ids[0];
		lists.set(name, ids);
	}
	return Array.from({ length: ITEMS }, (_, item) => {
		const own = [...lists].map(([name, ids]) => [name, ids[Math.min(item, ids.length - 1)]]);
		return { ...known, ...(Object.fromEntries(own) as Values), ...distinct(entry, known, item) };
	});
}

const listOf = ({ property }: Field) =>
	property.modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod;

/** Parameters of one run for several items, which differ by their IDs, and the input that holds these. */
export function jobFor(
	{ operation }: Entry,
	items: Values[],
): { parameters: IDataObject; input: IDataObject[] } {
	const differing = Object.keys(items[0]).filter((name) =>
		items.some((values) => values[name] !== items[0][name]),
	);
	const expressions = differing.map((name) => [name, `={{ $json.${name} }}`]);
	const values = { ...items[0], ...(Object.fromEntries(expressions) as Values) };
	const parameters = parametersOf(operation, values);
	const options = { ...(parameters.options as IDataObject), maxConcurrency: 1 };
	return {
		parameters: { ...parameters, options, ...(operation.list && { returnAll: false, limit: 1 }) },
		input: items.map(
			(each) => Object.fromEntries(differing.map((name) => [name, each[name]])) as IDataObject,
		),
	};
}
