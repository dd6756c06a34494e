import type { IDataObject } from 'n8n-workflow';
import { contentOf } from '../http/answers';
import { CallError } from '../http/errors';
import { effectOf } from '../operation/effect';
import type { Client, Operation, Produced, Run, Values } from '../operation/vocabulary';
import { theOne } from './one';
import { shaper, toldChanges } from './shaping';

/** What the outcome of an operation takes of the client of a run. */
interface Writing extends Client, Pick<Run, 'merged' | 'write'> {
	nothingFrom(operation: Operation, values: Values, status: number): IDataObject;
}

/** What an operation gives for one item, page by page: by the words that it is described with. */
export async function* outcomeOf(
	client: Writing,
	run: Run,
	operation: Operation,
	values: Values,
	limit: number,
): AsyncGenerator<Produced[]> {
	const shape = shaper(operation, values);
	const shaped = (rows: IDataObject[]) => rows.map((row): Produced => ({ json: shape(row) }));
	if (operation.run) {
		for await (const rows of operation.run(run, values)) {
			yield rows.map((row) => ({ ...row, json: shape(row.json) }));
		}
	} else if (operation.file) {
		const file = await client.file(operation, values);
		yield [{ ...file, json: shape(file.json) }];
	} else if (operation.one) {
		const rows = await searched(client, operation, values);
		yield shaped([theOne(operation, operation.one, rows, values)]);
	} else if (operation.list) {
		for await (const rows of client.pages(operation, values, limit)) yield shaped(rows);
	} else if (operation.merge) {
		yield shaped(await change(client, operation, values));
	} else {
		yield* answered(client, run, operation, values, shape);
	}
}

async function searched(
	client: Writing,
	operation: Operation,
	values: Values,
): Promise<IDataObject[]> {
	const { list } = operation;
	if (!list) return contentOf((await client.answer(operation, values)).body);
	// Two tell whether there is more than one.
	const page = { ...operation, list: { ...list, size: () => 2 } };
	const found: IDataObject[] = [];
	for await (const rows of client.pages(page, values)) {
		found.push(...rows);
		break;
	}
	return found;
}

async function change(
	client: Writing,
	operation: Operation,
	values: Values,
): Promise<IDataObject[]> {
	const { body, changes } = await client.merged(operation, values);
	if (values.dryRun !== true) return await client.write(operation, values, body);
	const changed = changes.length > 0;
	const told = toldChanges(changes, operation);
	return [{ operation: changed ? 'wouldUpdate' : 'unchanged', changes: told }];
}

async function* answered(
	client: Writing,
	run: Run,
	operation: Operation,
	values: Values,
	shape: (row: IDataObject) => IDataObject,
): AsyncGenerator<Produced[]> {
	const { body, status } = await client.answer(operation, values);
	if (operation.parts) {
		yield await partsOf(run, operation, body, values, shape);
		return;
	}
	const rows = contentOf(body);
	const isSafe = effectOf(operation) === 'safe';
	// An object with nothing in it is still what a read gave, but tells nothing of a change.
	const told = isSafe || rows.some((row) => Object.keys(row).length > 0);
	if (told && rows.length > 0 && operation.deletes === undefined) {
		yield rows.map((row) => ({ json: shape(row) }));
	} else {
		yield [{ json: client.nothingFrom(operation, values, status) }];
	}
}

/** The parts of an answer: if all failed the item has, if some did these are told. */
export async function partsOf(
	run: Run,
	operation: Operation,
	body: unknown,
	values: Values,
	shape: (row: IDataObject) => IDataObject,
): Promise<Produced[]> {
	const { parts } = operation;
	const all = parts?.of(body, values) ?? [];
	const failed = all.filter(({ problem }) => problem !== undefined);
	const asItems = parts?.failed === 'item';
	if (failed.length > 0 && (failed.length === all.length || values.failOnAnyError === true)) {
		throw new CallError(
			`${operation.action}: ${failed.length === 1 ? 'it' : `${failed.length} of ${all.length}`} failed: ${failed.map(({ problem }) => problem).join('; ')}`,
			'The service took the request, and says this of what is in it.',
		);
	}
	if (failed.length > 0) run.hint(`${operation.action}: ${failed.length} of ${all.length} failed.`);
	const produced: Produced[] = [];
	for (const { row, problem, file } of all) {
		const one: Produced = { json: shape(row) };
		if (file) one.binary = await run.store(file.content, file.name, file.mimeType, values);
		if (problem !== undefined && !asItems) {
			const words = `${operation.action}: ${problem}`;
			one.problem = new CallError(words, 'The others of the same call are done.');
		}
		produced.push(one);
	}
	return produced;
}
