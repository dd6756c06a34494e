import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Values } from '../../../shared/operation/vocabulary';
import { filterOf, type Change } from '../change';
import { TriggerClient, type Read } from '../client';
import { epochMs } from '../dates';
import { fromAgent, listAgents } from './agents';
import { alerts, events, sightingsOf, type Kind } from './kinds';
import type { Sighting } from './occurrence';

const WINDOW = '7d';
const MOST_ROWS = 1_000;

/** The latest change that there is, for building the workflow; nothing is remembered of it. */
export async function latest(
	context: IExecuteFunctions | IPollFunctions,
	read: Read,
): Promise<INodeExecutionData[]> {
	const client = new TriggerClient(context, read);
	const watched = [read('watch', ['alert'])].flat();
	const found: Array<{ time: number; change: Change }> = [];
	if (watched.includes('alert')) found.push(...(await latestAlerts(client)));
	if (watched.includes('event')) found.push(...(await latestEvents(client)));
	if (watched.includes('agent')) found.push(...(await latestAgents(client)));
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

async function latestAlerts(client: TriggerClient) {
	const list = async (values: Values) =>
		await client.ask(alerts.list, { ...values, aid: client.aid }, MOST_ROWS);
	const active = await list({ state: 'trigger' });
	const cleared = await list({ state: 'clear', window: WINDOW });
	return sightingsOf([...active, ...cleared], alerts)
		.filter(({ suppressed }) => !suppressed)
		.map((one) => shown(one, alerts, client));
}

async function latestEvents(client: TriggerClient) {
	const rows = await client.ask(events.list, { window: WINDOW, aid: client.aid }, MOST_ROWS);
	return sightingsOf(rows, events).map((one) => shown(one, events, client));
}

async function latestAgents(client: TriggerClient) {
	const found = await listAgents(client);
	return found
		.filter(({ state }) => state === 'online' || state === 'offline')
		.map((agent) => {
			const time = epochMs(agent.lastSeen) ?? 0;
			return { time, change: fromAgent(agent, client.aid ?? '', time) };
		});
}

function shown(sighting: Sighting, { changeOf }: Kind, { aid = '' }: TriggerClient) {
	const { start, end } = sighting;
	const event = end === undefined ? 'triggered' : 'cleared';
	const time = end ?? start ?? 0;
	return { time, change: changeOf({ event, time, sighting }, aid) };
}
