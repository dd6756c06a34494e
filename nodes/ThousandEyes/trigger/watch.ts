import type { IDataObject } from 'n8n-workflow';
import type { Change } from './change';
import type { Client } from './client';
import { compare, type Memory, type Sighting } from './memory';
import { alertSighting, eventSighting, fromAgent, fromAlert, fromEvent } from './rows';

/** When a poll looks, and how far back. */
export interface Span {
	now: number;
	/** The last poll that went well; absent the first time. */
	last?: number;
	/** What happened since then is handed out the first time. */
	lookBackTo: number;
	accountGroupId: string;
}

export interface Watched<M> {
	changes: Change[];
	memory: M;
}

/** Looked at again and again, because the service may list things minutes after they happened. */
const OVERLAP_MS = 30 * 60_000;
const LONGEST_EVENT_MS = 7 * 24 * 3_600_000;
/** Single look-ups in one poll: they draw on the same budget as everything else. */
const MOST_LOOK_UPS = 50;

const startOf = ({ now, last, lookBackTo }: Span) =>
	Math.min((last ?? now) - OVERLAP_MS, last === undefined ? lookBackTo : now);

/** A span of time that ends now by the service's own clock, whatever ours says. */
const windowFrom = (start: number, now: number) => `${Math.ceil((now - start) / 1000)}s`;

/** Alerts that were raised or cleared since the last poll. */
export async function watchAlerts(
	client: Client,
	before: Memory | undefined,
	span: Span,
): Promise<Watched<Memory>> {
	const floor = startOf(span);
	const list = async (qs: IDataObject) =>
		await client.list('List alerts', '/v7/alerts', 'alerts', { qs, paginated: true });
	// All active ones, whenever they began; what clears before the second call is in its answer.
	const active = await list({ state: 'trigger' });
	const cleared = await list({ state: 'clear', window: windowFrom(floor, span.now) });
	const sightings = merge([...active, ...cleared].map(alertSighting));
	const missing = await lookUp(client, before, sightings, '/v7/alerts', alertSighting);
	const { news, memory } = compare(before, [...sightings, ...missing.found], {
		floor,
		lookBackTo: span.lookBackTo,
	});
	forget(memory, missing.gone);
	return { changes: news.map((one) => fromAlert(one, span.accountGroupId)), memory };
}

/** Events that began or ended since the last poll. */
export async function watchEvents(
	client: Client,
	before: Memory | undefined,
	span: Span,
): Promise<Watched<Memory>> {
	const floor = startOf(span);
	// The list is by start: to see the end of an event the span has to reach back to its start.
	const longest = Math.min(floor, span.now - LONGEST_EVENT_MS);
	const oldest = Math.min(...Object.values(before?.open ?? {}), floor);
	const start = before ? Math.max(oldest - OVERLAP_MS, longest) : longest;
	const qs = { window: windowFrom(start, span.now) };
	const rows = await client.list('List events', '/v7/events', 'events', { qs, paginated: true });
	const sightings = merge(rows.map(eventSighting));
	const missing = await lookUp(client, before, sightings, '/v7/events', eventSighting);
	const { news, memory } = compare(before, [...sightings, ...missing.found], {
		floor,
		lookBackTo: span.lookBackTo,
	});
	forget(memory, missing.gone);
	return { changes: news.map((one) => fromEvent(one, span.accountGroupId)), memory };
}

/** Enterprise Agents that went offline or came back since the last poll. */
export async function watchAgents(
	client: Client,
	before: Record<string, string> | undefined,
	span: Span,
): Promise<Watched<Record<string, string>>> {
	const qs = { agentTypes: 'enterprise,enterprise-cluster' };
	const rows = await client.list('List agents', '/v7/agents', 'agents', { qs });
	const memory: Record<string, string> = {};
	const changes: Change[] = [];
	for (const row of rows) {
		const id = String(row.agentId);
		const state = String(row.agentState);
		const known = before?.[id];
		// Disabled is neither: what it was before is kept until it is one of the two again.
		const counts = state === 'online' || state === 'offline';
		memory[id] = counts ? state : (known ?? 'online');
		if (!before || !counts || state === (known ?? 'online')) continue;
		changes.push(fromAgent(row, span.accountGroupId, span.now));
	}
	return { changes, memory };
}

/** One sighting of each id; the one that says it is over wins. */
function merge(sightings: Sighting[]): Sighting[] {
	const byId = new Map<string, Sighting>();
	for (const sighting of sightings) {
		if (byId.get(sighting.id)?.end === undefined) byId.set(sighting.id, sighting);
	}
	return [...byId.values()];
}

/** Asks one by one for what was open and is not listed now. */
async function lookUp(
	client: Client,
	before: Memory | undefined,
	sightings: Sighting[],
	path: string,
	sightingOf: (row: IDataObject) => Sighting,
): Promise<{ found: Sighting[]; gone: string[] }> {
	const listed = new Set(sightings.map(({ id }) => id));
	const unlisted = Object.keys(before?.open ?? {}).filter((id) => !listed.has(id));
	const found: Sighting[] = [];
	const gone: string[] = [];
	for (const id of unlisted.slice(0, MOST_LOOK_UPS)) {
		const row = await client.get('Look up what is not listed', `${path}/${encodeURIComponent(id)}`);
		if (row) found.push({ ...sightingOf(row), id });
		else gone.push(id);
	}
	return { found, gone };
}

function forget(memory: Memory, gone: string[]): void {
	for (const id of gone) delete memory.open[id];
}
