import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { effectOf } from '../../nodes/shared/operation/effect';
import { shownFields } from '../../nodes/shared/operation/shown';
import { labelOf } from '../../nodes/shared/operation/labels';
import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import type { LoggedRequest } from '../../sandbox';
import type { RunResult } from '../support/workflow';
import type { Entry } from '../laws/entries';
import { facts, type OperationFacts } from '../laws/facts';
import { branchesOf } from '../laws/paths';
import { Trial } from '../laws/trial';
import type { Bench } from './bench';
import { isKnown, isOnce, withKnown } from './given';
import { parametersOf } from './parameters';

const UNTOLD: OperationFacts = { answer: { status: [], kind: 'one' } };

/** How often the values of an entry are changed, until it succeeds. */
const MOST_CHANGES = 20;

/** What an entry is run with: what it needs, with IDs that the service has. */
export class Job {
	private readonly ids = new Map<string, string[]>();
	private readonly trial: Trial;
	private readonly tried = new Map<string, number>();
	private values: Values = {};

	constructor(
		private readonly bench: Bench,
		private readonly node: INodeType,
		private readonly entry: Entry,
		/** On which of its paths; else on the first that its API has. */
		key?: string,
	) {
		const told = facts[entry.service];
		const branches = branchesOf(entry).map((one) => ({ ...one, found: told.find(one.key) }));
		const isWanted = ({ found }: (typeof branches)[number]) =>
			found && found.key === (key ?? found.key);
		const { chosen, found, ids } = branches.find(isWanted) ?? branches[0];
		const given = key ? Object.fromEntries(ids.map((id) => [id, '4711'])) : {};
		this.trial = new Trial(entry, told, found?.facts ?? UNTOLD, { ...chosen, ...given });
	}

	/** Runs the entry once, with other values as long as it says what is wrong with these. */
	async succeed(): Promise<RunResult> {
		const sent = this.trial.start();
		if (typeof sent === 'string') throw new Error(sent);
		this.values = sent.values;
		await this.begin();
		await this.choose();
		for (let changes = 0; ; changes++) {
			const result = await this.run();
			const { error } = result;
			if (!error || changes === MOST_CHANGES || !this.change(error.message)) return result;
			await this.choose();
		}
	}

	/** Puts the service back to what it was, with nothing refused and somebody signed in. */
	async begin(): Promise<void> {
		const { url } = await this.bench.reset(this.entry.service);
		this.values = await withKnown(this.entry, this.values, url);
	}

	/** How many items each have a thing of their own, beside one that nothing arrives for. */
	get most(): number {
		const lengths = [...this.ids.values()].map((ids) => ids.length);
		return Math.min(isOnce(this.entry) ? 1 : 2, ...lengths) + 1;
	}

	/** What the last run asked for. */
	get requests(): LoggedRequest[] {
		return this.bench.sandbox(this.entry.service).requests;
	}

	async run(onError?: 'continueRegularOutput', count = 1): Promise<RunResult> {
		const { operation } = this.entry;
		this.requests.length = 0;
		const items = Array.from({ length: count }, (_, item) => this.valuesOf(item));
		const differing = Object.keys(this.values).filter((name) =>
			items.some((values) => values[name] !== items[0][name]),
		);
		const expressions = differing.map((name) => [name, `={{ $json.${name} }}`]);
		const values = { ...items[0], ...(Object.fromEntries(expressions) as Values) };
		const parameters = parametersOf(operation, values);
		const options = { ...(parameters.options as IDataObject), maxConcurrency: 1 };
		return await this.bench.run(this.node, this.entry, {
			onError,
			parameters: { ...parameters, options, ...(operation.list && { returnAll: false, limit: 1 }) },
			input: items.map((each) => ({
				json: Object.fromEntries(differing.map((name) => [name, each[name]])) as IDataObject,
				...this.filesOf(each),
			})),
		});
	}

	/** What one of several items has: a change is made to another thing each time. */
	private valuesOf(item: number): Values {
		if (effectOf(this.entry.operation) === 'safe') return this.values;
		const own = { ...this.values };
		for (const field of fieldsOf(this.entry.operation)) {
			const { name, type } = field.property;
			const ids = this.ids.get(name);
			const value = own[name];
			if (ids) own[name] = ids[Math.min(item, ids.length - 1)];
			else if (
				item > 0 &&
				type === 'string' &&
				/(name|title|key)$/i.test(name) &&
				!isKnown(this.entry, name)
			) {
				const other = `${String(value)}-${item}`;
				if (typeof value === 'string' && !field.check?.(other)) own[name] = other;
			}
		}
		return own;
	}

	/** The files of an item that its values name. */
	private filesOf(values: Values): Pick<INodeExecutionData, 'binary'> {
		const fields = fieldsOf(this.entry.operation).filter(({ file }) => file);
		const names = fields.flatMap(({ property }) => values[property.name] ?? []).map(String);
		if (names.length === 0) return {};
		const data = Buffer.from('a,b\n1,2\n').toString('base64');
		const one = { data, mimeType: 'text/csv', fileName: 'file.csv' };
		return { binary: Object.fromEntries(names.map((name) => [name, one])) };
	}

	/** Fills in what lists of the editor show. */
	private async choose(): Promise<void> {
		for (const field of shownFields(fieldsOf(this.entry.operation), this.values)) {
			const { name } = field.property;
			const method = listOf(field);
			const isChosen = this.values[name] === undefined || this.ids.has(name);
			if (!method || isChosen || isKnown(this.entry, name)) continue;
			const parameters = parametersOf(this.entry.operation, this.values);
			const ids = await this.bench.ids(this.node, this.entry, method, parameters);
			if (ids.length === 0) continue;
			this.ids.set(name, ids);
			this.values[name] = ids[0];
		}
	}

	/** Gives another value to what an error names, or takes other things; false where there is nothing else. */
	private change(message: string): boolean {
		const shown = shownFields(this.trial.fields, this.values);
		const named = shown.filter(({ property: { displayName, name } }) =>
			[displayName, labelOf(name)].some((label) => message.includes(`'${label}'`)),
		);
		for (const { property } of named) {
			const ids = this.ids.get(property.name);
			if (ids && ids.length > 1) return this.next([property.name]);
		}
		for (const field of named) {
			const { name } = field.property;
			const tried = this.tried.get(name) ?? 0;
			this.tried.set(name, tried + 1);
			const ways = this.trial.samplesOf(field).flatMap((sample) => sample.ways);
			// The fullest objects first: what is missing in one is not told by name.
			if (field.fields) ways.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
			if (tried < ways.length) {
				this.values[name] = ways[tried];
				return true;
			}
		}
		return this.next([...this.ids.keys()]);
	}

	private next(names: string[]): boolean {
		const all = names.map((name) => [name, this.ids.get(name) ?? []] as const);
		const longer = all.filter(([, ids]) => ids.length > 1);
		for (const [name, [, ...ids]] of longer) {
			this.ids.set(name, ids);
			this.values[name] = ids[0];
		}
		return longer.length > 0;
	}
}

const listOf = ({ property }: Field) =>
	property.modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod;
