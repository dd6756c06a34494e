import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../../shared/operation/vocabulary';

/**
 * One result as items: with plain values on one level, without the objects and lists that are not
 * `kept`; a path may be one item for each trace and hop. Whole where it is not simplified.
 */
export function rowsOf(result: IDataObject, values: Values, kept: string[] = []): IDataObject[] {
	if (values.simplify !== true) return [result];
	const { test, agent, monitor, ...measured } = result;
	const names = [...kept, ...((values.fields ?? []) as string[])];
	const row = {
		...testIn(test),
		...placeIn(agent, 'agent'),
		...placeIn(monitor, 'monitor'),
		...plain(measured, names),
	};
	if (values.splitHops !== true || !Array.isArray(measured.pathTraces)) return [row];
	const rest = without(row, 'pathTraces');
	return (measured.pathTraces as IDataObject[]).flatMap((trace) => hopsOf(rest, trace));
}

function hopsOf(row: IDataObject, trace: IDataObject): IDataObject[] {
	const hops = Array.isArray(trace.hops) ? (trace.hops as IDataObject[]) : [{}];
	return hops.map(({ hop, ...rest }) => ({
		...row,
		...plain(trace, []),
		...(hop !== undefined && { hopNumber: hop }),
		...plain(rest, []),
	}));
}

/** Of a test what tells which it is. */
export function testIn(test: unknown): IDataObject {
	const { testId, testName, type } = Object(test) as IDataObject;
	return { ...(testId !== undefined && { testId, testName, testType: type }) };
}

/** Where something was measured from: `location` of an agent becomes `agentLocation`. */
function placeIn(place: unknown, kind: 'agent' | 'monitor'): IDataObject {
	const entries = Object.entries(Object(place) as IDataObject).map(([name, value]) => [
		name.startsWith(kind) ? name : `${kind}${name[0].toUpperCase()}${name.slice(1)}`,
		value,
	]);
	return plain(Object.fromEntries(entries) as IDataObject, []);
}

/** A row without one of its properties. */
export function without(row: IDataObject, name: string): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([one]) => one !== name));
}

function plain(row: IDataObject, kept: string[]): IDataObject {
	return Object.fromEntries(
		Object.entries(row).filter(
			([name, value]) => kept.includes(name) || typeof value !== 'object' || value === null,
		),
	);
}
