import { CallError } from '../../../shared/http/errors';
import type { Change } from '../change';
import type { TriggerClient } from '../client';
import { alerts as kind } from './kinds';
import { askFor } from './lookUp';
import { agentsIn } from './mapping';

/** Alerts in one poll whose agents are asked for: they draw on the same budget as everything else. */
const MOST_ALERTS = 50;
/** Failures in one poll: each may take as long as a timeout. */
const MOST_FAILURES = 5;

/** Adds the agents to alerts that were only listed: one request an alert, and none beyond the bound. */
export async function addAgents(client: TriggerClient, alerts: Change[]): Promise<void> {
	const byAlert = new Map<string, Change[]>();
	for (const one of alerts) {
		// What was looked up by its ID has told its agents.
		if (Array.isArray(one.raw.details)) continue;
		const key = `${one.accountGroupId} ${one.id}`;
		byAlert.set(key, [...(byAlert.get(key) ?? []), one]);
	}
	let failures = 0;
	for (const changes of [...byAlert.values()].slice(0, MOST_ALERTS)) {
		const [{ id, accountGroupId }] = changes;
		try {
			const row = await askFor(client, kind, id, accountGroupId || undefined);
			for (const one of row ? changes : []) one.agents = agentsIn(row ?? {});
		} catch (error) {
			if (!(error instanceof CallError)) return await Promise.reject(error);
			client.logger.info(`Alert ${id} comes without its agents. ${error.message}`);
			if (error.status === 401 || error.status === 429 || ++failures === MOST_FAILURES) return;
		}
	}
}
