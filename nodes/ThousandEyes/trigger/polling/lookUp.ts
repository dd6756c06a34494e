import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import type { TriggerClient } from '../client';
import type { Memory, Missing } from './diff';
import type { Kind } from './kinds';

/** What came of asking one by one for what is open and not listed. */
export interface LookUps {
	rows: Array<{ id: string; row: IDataObject }>;
	/** Those that the service does not have any more. */
	gone: string[];
	missing: Map<string, Missing>;
	/** What is to be logged when the poll goes well. */
	warnings: string[];
}

/** Look-ups in one poll: they draw on the same budget as everything else. */
const MOST_LOOK_UPS = 50;
/** Failures in one poll: each may take as long as a timeout. */
const MOST_FAILURES = 5;
const GIVE_UP_MS = 24 * 3_600_000;

/**
 * Asks one by one for what was open and is not listed now, first for what was not asked for longest.
 * One that cannot be read stops nothing: the polls to come ask for it again, for a day.
 */
export async function lookUp(
	client: TriggerClient,
	before: Memory | undefined,
	listed: Set<string>,
	kind: Kind,
	{ now, aid }: { now: number; aid?: string },
): Promise<LookUps> {
	const known = new Map(Object.entries(before?.missing ?? {}));
	const unlisted = Object.keys(before?.open ?? {}).filter((id) => !listed.has(id));
	const missing = new Map(unlisted.map((id) => [id, known.get(id) ?? { asked: 0 }]));
	const lookUps: LookUps = { rows: [], gone: [], missing, warnings: [] };
	const due = [...missing]
		.filter(([, { isLost }]) => !isLost)
		.sort(([, a], [, b]) => a.asked - b.asked)
		.slice(0, MOST_LOOK_UPS);
	let failures = 0;
	for (const [id, { failing = now }] of due) {
		try {
			const row = await askFor(client, kind, id, aid);
			if (row) lookUps.rows.push({ id, row });
			else lookUps.gone.push(id);
			missing.set(id, { asked: now });
		} catch (error) {
			if (!(error instanceof CallError) || error.status === 401) return await Promise.reject(error);
			if (error.status === 429) break;
			const isLost = now - failing >= GIVE_UP_MS;
			missing.set(id, { asked: now, failing, isLost });
			if (isLost)
				lookUps.warnings.push(givenUp(`${kind.list.path}/${encodeURIComponent(id)}`, error));
			if (++failures === MOST_FAILURES) break;
		}
	}
	return lookUps;
}

/** An alert or event by its ID; undefined where the service has none. */
export async function askFor(
	client: TriggerClient,
	{ one, id: field }: Kind,
	id: string,
	aid: string | undefined,
): Promise<IDataObject | undefined> {
	// What cannot stand in an address cannot be there either.
	return /^\.+$/.test(id) ? undefined : await client.find(one, { [field]: id, aid });
}

/** Takes over into the new memory what the look-ups have shown. */
export function settle(memory: Memory, { gone, missing }: LookUps): void {
	for (const id of gone) delete memory.open[id];
	const isOpen = ([id, { asked }]: [string, Missing]) =>
		asked > 0 && Object.hasOwn(memory.open, id);
	memory.missing = Object.fromEntries([...missing].filter(isOpen));
}

const givenUp = (address: string, { message }: CallError) =>
	`${address} is given up, its end is told only if ThousandEyes lists it. For a day: ${message}`;
