import type { Run, Values } from '../../shared/operation/vocabulary';

/** A TML that is in a binary field of the item. */
class InFile {
	constructor(readonly property: string) {}
}

/** The TML of an item as a list, so that those of several items can be joined. */
export function listed(values: Values): Values {
	const { metadataTmls, inputSource, inputDataFieldName } = values;
	if (inputSource === 'binary') {
		return { ...values, metadataTmls: [new InFile(String(inputDataFieldName))] };
	}
	return { ...values, metadataTmls: documentsIn(metadataTmls) };
}

function documentsIn(entered: unknown): unknown[] {
	if (typeof entered !== 'string') return [entered ?? []].flat();
	const list = entered.trimStart().startsWith('[') ? parsed(entered) : undefined;
	return Array.isArray(list) ? list : [entered];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What is sent, and the GUID that each document had before. */
export interface Source {
	text: string;
	guid?: string;
}

/** The documents of all items of a call as they are sent, with their GUIDs exchanged. */
export async function sourcesOf(run: Run, values: Values): Promise<Source[]> {
	const sources: Source[] = [];
	for (const [index, one] of (values.metadataTmls as unknown[]).entries()) {
		const text = await textOf(run, one, index);
		sources.push({ text: mapped(text, values), guid: guidIn(text) });
	}
	return sources;
}

async function textOf(run: Run, one: unknown, index: number): Promise<string> {
	// Each item has one file, so that the position tells the item.
	if (one instanceof InFile) return (await run.text(one.property, index)).replace(/^\uFEFF/, '');
	return typeof one === 'string' ? one : JSON.stringify(one);
}

const GUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

/** The line of a YAML document that holds its own GUID. */
const OWN_GUID = /^guid:[ \t]*["']?([\w-]+)["']?[ \t]*(?:\r?\n|$)/m;

/** The GUID that a document gives to its object. */
export function guidIn(text: string): string | undefined {
	const { guid } = objectIn(text) ?? { guid: OWN_GUID.exec(text)?.[1] };
	return typeof guid === 'string' ? guid : undefined;
}

/** Whether a document says by an ID which object it is. */
export const hasIdentity = (text: string) =>
	guidIn(text) !== undefined ||
	(objectIn(text)?.obj_id ?? /^obj_id:[ \t]*\S/m.exec(text)?.[0]) !== undefined;

function objectIn(text: string): Record<string, unknown> | undefined {
	const object = text.trimStart().startsWith('{') ? parsed(text) : undefined;
	return object as Record<string, unknown> | undefined;
}

function mapped(text: string, { guidMapping = {}, dropUnmappedGuids: drop }: Values): string {
	const known = new Map(
		Object.entries(guidMapping as Record<string, string>).map(([from, to]) => [
			from.toLowerCase(),
			to,
		]),
	);
	const own = guidIn(text);
	const isKnown = own !== undefined && known.has(own.toLowerCase());
	const kept = drop === true && !isKnown ? withoutGuid(text) : text;
	return known.size === 0 ? kept : kept.replace(GUID, (one) => known.get(one.toLowerCase()) ?? one);
}

function withoutGuid(text: string): string {
	const object = objectIn(text);
	if (!object) return text.replace(OWN_GUID, '');
	return JSON.stringify(
		Object.fromEntries(Object.entries(object).filter(([name]) => name !== 'guid')),
	);
}
