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
import { complete } from './complete';
import { inGroups } from './groups';
import { alerts, events, sightingsOf, type Kind } from './kinds';
import type { Sighting } from './occurrence';
import { settingsOf } from './settings';

const WINDOW = '7d';
const MOST_ROWS = 1_000;

/** A change with the time at which it happened, epoch ms. */
interface Dated {
	time: number;
	change: Change;
}

/** The latest change that there is, for building the workflow; nothing is remembered of it. */
export async function latest(
	context: IExecuteFunctions | IPollFunctions,
	read: Read,
): Promise<INodeExecutionData[]> {
	const client = new TriggerClient(context, read);
	const settings = settingsOf(context, read);
	const { aids } = settings;
	const watched = [read('watch', ['alert'])].flat();
	const found = await inGroups(context, aids ?? [client.aid], async (aid) => {
		const all = await latestIn(client, watched, aid);
		return aids ? all.map(({ time, change }) => ({ time, change: { aid, ...change } })) : all;
	});
	const wanted = filterOf(read);
	const best = found
		.flat()
		.filter(({ change }) => wanted(change))
		.reduce<Dated | undefined>(
			(newest, one) => (newest && newest.time >= one.time ? newest : one),
			undefined,
		);
	if (best) {
		await complete(client, [best.change], settings);
		return [{ json: best.change as unknown as IDataObject }];
	}
	throw new NodeOperationError(context.getNode(), 'ThousandEyes has nothing to show yet', {
		description: `Nothing of what is watched happened in the last ${WINDOW}, or the filters keep it out.`,
	});
}

async function latestIn(
	client: TriggerClient,
	watched: unknown[],
	aid: string | undefined,
): Promise<Dated[]> {
	const found: Dated[] = [];
	if (watched.includes('alert')) found.push(...(await latestAlerts(client, aid)));
	if (watched.includes('event')) found.push(...(await latestEvents(client, aid)));
	if (watched.includes('agent')) found.push(...(await latestAgents(client, aid)));
	return found;
}

async function latestAlerts(client: TriggerClient, aid: string | undefined) {
	const list = async (values: Values) =>
		await client.ask(alerts.list, { ...values, aid }, MOST_ROWS);
	const active = await list({ state: 'trigger' });
	const cleared = await list({ state: 'clear', window: WINDOW });
	return sightingsOf([...active, ...cleared], alerts)
		.filter(({ suppressed }) => !suppressed)
		.map((one) => shown(one, alerts, aid));
}

async function latestEvents(client: TriggerClient, aid: string | undefined) {
	const rows = await client.ask(events.list, { window: WINDOW, aid }, MOST_ROWS);
	return sightingsOf(rows, events).map((one) => shown(one, events, aid));
}

async function latestAgents(client: TriggerClient, aid: string | undefined) {
	const found = await listAgents(client, aid);
	return found
		.filter(({ state }) => state === 'online' || state === 'offline')
		.map((agent) => {
			const time = epochMs(agent.lastSeen) ?? 0;
			return { time, change: fromAgent(agent, aid ?? '', time) };
		});
}

function shown(sighting: Sighting, { changeOf }: Kind, aid = ''): Dated {
	const { start, end } = sighting;
	const event = end === undefined ? 'triggered' : 'cleared';
	const time = end ?? start ?? 0;
	return { time, change: changeOf({ event, time, sighting }, aid) };
}
