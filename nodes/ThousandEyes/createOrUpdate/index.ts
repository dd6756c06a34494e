import type { IDataObject } from 'n8n-workflow';
import { toldChanges } from '../../shared/engine/shaping';
import { ofFields } from '../../shared/operation/standard';
import type { Merged, Operation, Produced, Run, Values } from '../../shared/operation/vocabulary';
import { picked, type Kind } from './kind';
import { doubted, nameOf, nameProblem, severalOf, wishOf, type Known, type Wish } from './wish';

/** The run of a Create or Update: one item with the object, and what was or would be done to it. */
export function creatingOrUpdating(kind: Kind) {
	const merge: Operation = { ...kind.create, merge: { read: kind.list, writable: () => ({}) } };
	return async function* (run: Run, values: Values): AsyncGenerator<Produced[]> {
		const wish = await wishOf(run, kind, values);
		const [known, another] = wish.found;
		if (another) throw severalOf(wish);
		yield [{ json: known ? await met(wish, known) : await added(wish, merge) }];
	};
}

/** Creates it; `merge` tells it as a change of nothing. */
async function added(wish: Wish, merge: Operation): Promise<IDataObject> {
	const { run, kind, values, keep } = wish;
	const wanted = kind.created(values);
	const name = nameOf(wish);
	if (values.dryRun === true) {
		const { body, changes } = await run.merged(merge, wanted, {});
		keep({ row: { ...body, ...name }, state: 'planned' });
		return { operation: 'wouldCreate', ...name, changes: toldChanges(changes, kind.update) };
	}
	const [row = {}] = await run
		.ask(kind.create, wanted)
		.catch(async (error: unknown) => await Promise.reject(doubted(wish, error)));
	keep({ row: { ...row, ...name } });
	return { ...row, operation: 'created' };
}

async function met(wish: Wish, { row, state }: Known): Promise<IDataObject> {
	const { kind, values } = wish;
	const id = row[kind.id[1]] as string | undefined;
	if (state === 'doubted') {
		throw nameProblem(wish, 'is that of an earlier item, of which nobody knows what became');
	}
	if (values.ifExists === 'error') {
		const owner = id === undefined ? 'an earlier item' : `${kind.thing} ${id}`;
		throw nameProblem(wish, `is that of ${owner} already`);
	}
	const isPlanned = state === 'planned';
	const name: IDataObject = { ...(id !== undefined && { [kind.id[1]]: id }), ...nameOf(wish) };
	if (values.ifExists === 'skip') return { ...(isPlanned ? name : row), operation: 'skipped' };
	const address = { [kind.id[0]]: id, ...picked(values, kind.within) };
	const isEnough = isPlanned || kind.listedWhole === true;
	let before = isEnough ? row : await current(wish, address);
	let merged = await mergedWith(wish, before, id);
	if (merged.changes.length > 0 && isEnough && !isPlanned) {
		before = await current(wish, address);
		merged = await mergedWith(wish, before, id);
	}
	const isSame = merged.changes.length === 0;
	if (isSame) return { ...(isPlanned ? name : before), operation: 'unchanged' };
	return await changed(wish, { before, merged, address, name });
}

interface Change {
	before: IDataObject;
	merged: Merged;
	/** Where it is, for the operations. */
	address: Values;
	name: IDataObject;
}

async function changed(wish: Wish, { before, merged, address, name }: Change) {
	const { run, kind, values, keep } = wish;
	const { body, changes } = merged;
	if (values.dryRun === true) {
		keep({ row: { ...body, ...name }, state: 'planned' });
		return { operation: 'wouldUpdate', ...name, changes: toldChanges(changes, kind.update) };
	}
	// Until there is an answer nobody knows more of it than this.
	keep({ row: name });
	const [answer = {}] = await run.write(kind.update, address, body);
	keep({ row: { ...before, ...body, ...name } });
	return { [kind.id[1]]: name[kind.id[1]], ...answer, operation: 'updated' };
}

async function current({ run, kind }: Wish, address: Values): Promise<IDataObject> {
	const { merge, action } = kind.update;
	if (!merge) throw new Error(`${action} has no merge`);
	const [row = {}] = await run.ask(merge.read, merge.given?.(address) ?? address);
	return row;
}

/** What a write would send of what was read, or planned: that may have no ID yet. */
async function mergedWith({ run, kind, values }: Wish, row: IDataObject, id?: string) {
	const [field, property] = kind.id;
	const before = { ...row, [property]: row[property] ?? id ?? '' };
	const wanted = kind.changed?.(values, before) ?? ofFields(kind.update, values);
	const merged = await run.merged(kind.update, { ...wanted, [field]: id }, before);
	return kind.differing?.(merged) ?? merged;
}
