import type { IDataObject } from 'n8n-workflow';
import { toldChanges } from '../../shared/engine/shaping';
import { ofFields } from '../../shared/operation/standard';
import type { Merged, Operation, Produced, Run, Values } from '../../shared/operation/vocabulary';
import { picked, type Upsert } from './upsert';
import { nameOf, nameProblem, severalOf, unsure, wishOf, type Known, type Wish } from './wish';

/** The run of a Create or Update: one item with the object, and what was or would be done to it. */
export function creatingOrUpdating(upsert: Upsert) {
	const merge: Operation = { ...upsert.create, merge: { read: upsert.list, writable: () => ({}) } };
	return async function* (run: Run, values: Values): AsyncGenerator<Produced[]> {
		const wish = await wishOf(run, upsert, values);
		const [known, another] = wish.found;
		if (another) throw severalOf(wish);
		yield [{ json: known ? await met(wish, known) : await added(wish, merge) }];
	};
}

/** Creates it; `merge` tells it as a change of nothing. */
async function added(wish: Wish, merge: Operation): Promise<IDataObject> {
	const { run, upsert, values, keep } = wish;
	const wanted = upsert.created(values);
	const name = nameOf(wish);
	if (values.dryRun === true) {
		const { body, changes } = await run.merged(merge, wanted, {});
		keep({ row: { ...body, ...name }, state: 'planned' });
		return { operation: 'wouldCreate', ...name, changes: toldChanges(changes, upsert.update) };
	}
	const [row = {}] = await run
		.ask(upsert.create, wanted)
		.catch(async (error: unknown) => await Promise.reject(unsure(wish, error)));
	keep({ row: { ...row, ...name } });
	return { ...row, operation: 'created' };
}

async function met(wish: Wish, { row, state }: Known): Promise<IDataObject> {
	const { upsert, values } = wish;
	const id = row[upsert.id[1]] as string | undefined;
	if (state === 'unsure') {
		throw nameProblem(wish, 'is that of an earlier item, of which nobody knows what became');
	}
	if (values.ifExists === 'error') {
		const owner = id === undefined ? 'an earlier item' : `${upsert.thing} ${id}`;
		throw nameProblem(wish, `is that of ${owner} already`);
	}
	const isPlanned = state === 'planned';
	const name: IDataObject = { ...(id !== undefined && { [upsert.id[1]]: id }), ...nameOf(wish) };
	if (values.ifExists === 'skip') return { ...(isPlanned ? name : row), operation: 'skipped' };
	const address = { [upsert.id[0]]: id, ...picked(values, upsert.within) };
	const isEnough = isPlanned || upsert.listedWhole === true;
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
	const { run, upsert, values, keep } = wish;
	const { body, changes } = merged;
	if (values.dryRun === true) {
		keep({ row: { ...body, ...name }, state: 'planned' });
		return { operation: 'wouldUpdate', ...name, changes: toldChanges(changes, upsert.update) };
	}
	// Until there is an answer nobody knows more of it than this.
	keep({ row: name });
	const [answer = {}] = await run.write(upsert.update, address, body);
	keep({ row: { ...before, ...body, ...name } });
	return { [upsert.id[1]]: name[upsert.id[1]], ...answer, operation: 'updated' };
}

async function current({ run, upsert }: Wish, address: Values): Promise<IDataObject> {
	const { merge, action } = upsert.update;
	if (!merge) throw new Error(`${action} has no merge`);
	const [row = {}] = await run.ask(merge.read, merge.given?.(address) ?? address);
	return row;
}

/** What a write would send of what was read, or planned: that may have no ID yet. */
async function mergedWith({ run, upsert, values }: Wish, row: IDataObject, id?: string) {
	const [field, property] = upsert.id;
	const before = { ...row, [property]: row[property] ?? id ?? '' };
	const wanted = upsert.changed?.(values, before) ?? ofFields(upsert.update, values);
	const merged = await run.merged(upsert.update, { ...wanted, [field]: id }, before);
	return upsert.differing?.(merged) ?? merged;
}
