import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { fromAgent, listAgents } from './agents';
import type { Change } from './change';
import { accountGroupOf, Client, type Read } from './client';
import { epochMs } from './dates';
import { filterOf } from './filters';
import type { News } from './memory';
import type { Sighting } from './occurrence';
import { alertSighting, eventSighting, fromAlert, fromEvent, sightingsOf } from './rows';

const WINDOW = '7d';
const MOST_ROWS = 1_000;

/** The latest change that there is, for building the workflow; nothing is remembered of it. */
export async function latest(
	context: IExecuteFunctions | IPollFunctions,
	read: Read,
): Promise<INodeExecutionData[]> {
	const client = new Client(context, read);
	const watched = [read('watch', ['alert'])].flat();
	const aid = accountGroupOf(read);
	const found: Array<{ time: number; change: Change }> = [];
	if (watched.includes('alert')) found.push(...(await alerts(client, aid)));
	if (watched.includes('event')) found.push(...(await events(client, aid)));
	if (watched.includes('agent')) found.push(...(await agents(client, aid)));
	const wanted = filterOf(read);
	const best = found
		.filter(({ change }) => wanted(change))
		.reduce<
			(typeof found)[0] | undefined
		>((newest, one) => (newest && newest.time >= one.time ? newest : one), undefined);
	if (best) return [{ json: best.change as unknown as IDataObject }];
	throw new NodeOperationError(context.getNode(), 'ThousandEyes has nothing to show yet', {
		description: `Nothing of what is watched happened in the last ${WINDOW}, or the filters keep it out.`,
	});
}

async function alerts(client: Client, aid: string) {
	const list = async (qs: IDataObject) =>
		await client.list('List alerts', '/v7/alerts', 'alerts', {
			qs,
			paginated: true,
			limit: MOST_ROWS,
		});
	const active = await list({ state: 'trigger' });
	const cleared = await list({ state: 'clear', window: WINDOW });
	return sightingsOf([...active, ...cleared], alertSighting)
		.filter(({ suppressed }) => !suppressed)
		.map((one) => shown(one, aid, fromAlert));
}

async function events(client: Client, aid: string) {
	const rows = await client.list('List events', '/v7/events', 'events', {
		qs: { window: WINDOW },
		paginated: true,
		limit: MOST_ROWS,
	});
	return sightingsOf(rows, eventSighting).map((one) => shown(one, aid, fromEvent));
}

async function agents(client: Client, aid: string) {
	const found = await listAgents(client);
	return found
		.filter(({ state }) => state === 'online' || state === 'offline')
		.map((agent) => {
			const time = epochMs(agent.lastSeen) ?? 0;
			return { time, change: fromAgent(agent, aid, time) };
		});
}

function shown(sighting: Sighting, aid: string, make: (news: News, aid: string) => Change) {
	const { start, end } = sighting;
	const event = end === undefined ? 'triggered' : 'cleared';
	const time = end ?? start ?? 0;
	return { time, change: make({ event, time, sighting }, aid) };
}
