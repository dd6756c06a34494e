import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../shared/http/errors';
import type { Operation, Produced, Run, Values } from '../shared/operation/vocabulary';
import { thoughtSpot } from './api';

/** What is created if it is not there and updated if it is, and how it is told whether it differs. */
export interface Upsert {
	get: Operation;
	create: Operation;
	update: Operation;
	/** The field that `get` and `update` know it by. */
	by: string;
	thing: string;
	/** Lists of the update, with the property of the row that holds what is there. */
	lists: Record<string, string>;
	/** Fields that only a new one takes, for they cannot be compared. */
	creating: string[];
	/** What `get` has to tell, beside the usual. */
	reading?: (values: Values) => Values;
	/** What everybody belongs to, so that it is no difference. */
	everybody?: string;
}

/** The run of an upsert: one item with the object, whether it was created, and what was changed. */
export function upserting(upsert: Upsert) {
	return async function* (run: Run, values: Values): AsyncGenerator<Produced[]> {
		const known = await find(run, upsert, values);
		if (known) yield [await change(run, upsert, values, known)];
		else yield [await created(run, upsert, values)];
	};
}

async function created(run: Run, upsert: Upsert, values: Values): Promise<Produced> {
	try {
		const [answer = {}] = await run.ask(upsert.create, { ...values, updateMode: undefined });
		return { json: { ...answer, created: true, changed: [] } };
	} catch (error) {
		// Somebody else may have created it in between.
		const isRefused = error instanceof CallError && [400, 409].includes(error.status);
		const known = isRefused ? await find(run, upsert, values) : undefined;
		if (!known) throw error as CallError;
		return await change(run, upsert, values, known);
	}
}

async function change(
	run: Run,
	upsert: Upsert,
	values: Values,
	known: IDataObject,
): Promise<Produced> {
	const { update, by, get } = upsert;
	const place = { [by]: known.id, org: values.org };
	const changes = changesOf(upsert, values, known);
	const changed = Object.keys(changes).sort();
	if (changed.length === 0) return { json: { ...known, created: false, changed } };
	const isList = changed.some((name) => name in upsert.lists);
	const mode = isList && { updateMode: values.updateMode ?? 'ADD' };
	await run.answer(update, { ...place, ...changes, ...mode });
	const [after = known] = await run.ask(get, { ...place, ...upsert.reading?.(values) });
	return { json: { ...after, created: false, changed } };
}

/** The one of this very name; the service may find others that only look like it. */
async function find(
	run: Run,
	{ get, by, thing, reading }: Upsert,
	values: Values,
): Promise<IDataObject | undefined> {
	const wanted = String(values.name).toLowerCase();
	const asked = { [by]: values.name, org: values.org, ...reading?.(values) };
	const rows = await run.ask(get, asked, 2);
	const found = rows.filter(({ name }) => String(name).toLowerCase() === wanted);
	if (found.length < 2) return found[0];
	throw new CallError(
		`There are ${found.length} of the name '${String(values.name)}' among ${thing}s`,
		`Update the right one by its GUID: ${found.map(({ id }) => String(id)).join(', ')}.`,
		409,
	);
}

/** Of what was given, what differs from what is there. */
function changesOf(upsert: Upsert, values: Values, known: IDataObject): Values {
	const { lists, creating, by } = upsert;
	const ours = new Set(['name', 'org', 'updateMode', by, ...creating]);
	const differs = ([name, value]: [string, unknown]) => {
		if (ours.has(name) || value === undefined) return false;
		if (!(name in lists)) return known[thoughtSpot.wireName(name)] !== value;
		return listDiffers(upsert, value as string[], known[lists[name]], values.updateMode);
	};
	return Object.fromEntries(Object.entries(values).filter(differs));
}

function listDiffers(
	{ everybody }: Upsert,
	wanted: string[],
	there: unknown,
	mode: unknown = 'ADD',
): boolean {
	const rows = (Array.isArray(there) ? there : []) as Array<string | IDataObject>;
	const namesOf = (row: string | IDataObject) =>
		typeof row === 'string' ? [row] : [String(row.id), String(row.name)];
	const isThere = (one: string) => rows.some((row) => namesOf(row).includes(one));
	if (mode === 'ADD') return !wanted.every(isThere);
	if (mode === 'REMOVE') return wanted.some(isThere);
	const isWanted = (row: string | IDataObject) => {
		const own = namesOf(row);
		return own.some((one) => wanted.includes(one) || one === everybody);
	};
	return !wanted.every(isThere) || !rows.every(isWanted);
}
