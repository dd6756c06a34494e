import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../../shared/operation/vocabulary';
import type { Change } from '../change';
import type { TriggerClient } from '../client';
import { fromAgent, listAgents } from './agents';
import { compare, firstStart, type Memory } from './diff';
import { alerts, events, sightingsOf, type Kind } from './kinds';
import { lookUp, settle } from './lookUp';

/** When a poll looks, and how far back. */
export interface Span {
	now: number;
	/** The last poll that went well; absent the first time. */
	last?: number;
	/** What happened since then is handed out the first time. */
	lookBackTo: number;
	/** The account group; absent for that of the credential. */
	aid?: string;
}

export interface Watched<M> {
	changes: Change[];
	memory: M;
	/** What is to be logged when the poll goes well. */
	warnings: string[];
}

/** Looked at again and again, because the service may list things minutes after they happened. */
export const OVERLAP_MS = 30 * 60_000;
const LONGEST_EVENT_MS = 7 * 24 * 3_600_000;

const startOf = ({ now, last, lookBackTo }: Span) =>
	Math.min((last ?? now) - OVERLAP_MS, last === undefined ? lookBackTo : now);

/** A span of time that ends now by the service's own clock, whatever ours says. */
const windowFrom = (start: number, now: number) => `${Math.ceil((now - start) / 1000)}s`;

/** Alerts that were raised or cleared since the last poll. */
export async function watchAlerts(
	client: TriggerClient,
	before: Memory | undefined,
	span: Span,
): Promise<Watched<Memory>> {
	const list = async (values: Values) =>
		await client.ask(alerts.list, { ...values, aid: span.aid });
	// The active ones of the last 90 days; what clears before the second call is in its answer.
	const active = await list({ state: 'trigger' });
	const cleared = await list({ state: 'clear', window: windowFrom(startOf(span), span.now) });
	return await watched(client, alerts, before, span, [...active, ...cleared]);
}

/** Events that began or ended since the last poll. */
export async function watchEvents(
	client: TriggerClient,
	before: Memory | undefined,
	span: Span,
): Promise<Watched<Memory>> {
	const floor = startOf(span);
	// The list is by start: to see the end of an event the span has to reach back to its start.
	const longest = Math.min(floor, span.now - LONGEST_EVENT_MS);
	const oldest = firstStart(before, floor);
	const start = before ? Math.max(oldest - OVERLAP_MS, longest) : longest;
	const window = windowFrom(start, span.now);
	const rows = await client.ask(events.list, { window, aid: span.aid });
	return await watched(client, events, before, span, rows);
}

async function watched(
	client: TriggerClient,
	kind: Kind,
	before: Memory | undefined,
	span: Span,
	rows: IDataObject[],
): Promise<Watched<Memory>> {
	const listed = sightingsOf(rows, kind);
	const ids = new Set(listed.map(({ id }) => id));
	const lookUps = await lookUp(client, before, ids, kind, span);
	const missed = lookUps.rows.map(({ id, row }) => ({ ...kind.sightingOf(row), id }));
	const { now, lookBackTo, aid = '' } = span;
	const { news, memory } = compare(before, [...listed, ...missed], {
		now,
		floor: startOf(span),
		lookBackTo,
	});
	settle(memory, lookUps);
	const { warnings } = lookUps;
	if ((memory.fullTo ?? 0) > (before?.fullTo ?? 0)) warnings.push(tooMany(kind.list.path));
	return { changes: news.map((one) => kind.changeOf(one, aid)), memory, warnings };
}

const tooMany = (path: string) =>
	`ThousandEyes has more open at ${path} than is kept. Of the oldest the end is told only if ThousandEyes lists it.`;

/** Enterprise Agents that went offline or came back since the last poll. */
export async function watchAgents(
	client: TriggerClient,
	before: Record<string, string> | undefined,
	span: Span,
): Promise<Watched<Record<string, string>>> {
	const memory = new Map<string, string>();
	const known = new Map(Object.entries(before ?? {}));
	const changes: Change[] = [];
	for (const agent of await listAgents(client, span.aid)) {
		const { key, state, cluster } = agent;
		// A member that is new here may have come from another cluster.
		const assumed = cluster === undefined || !before ? 'online' : state;
		const last = known.get(key) ?? assumed;
		// Disabled is neither: what it was before is kept until it is one of the two again.
		const counts = state === 'online' || state === 'offline';
		memory.set(key, counts ? state : last);
		if (before && counts && state !== last) {
			changes.push(fromAgent(agent, span.aid ?? '', span.now));
		}
	}
	return { changes, memory: Object.fromEntries(memory), warnings: [] };
}
