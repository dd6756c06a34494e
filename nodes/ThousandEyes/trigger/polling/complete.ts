import type { Change } from '../change';
import type { TriggerClient } from '../client';
import { addAgents } from './alertAgents';
import { addNames } from './names';
import type { Settings } from './settings';

/**
 * Asks for what lists do not tell of the alerts that are handed out: names, and agents where wanted.
 * What cannot be had is left away with a word in n8n's log, so that no alert waits for it.
 */
export async function complete(
	client: TriggerClient,
	changes: Change[],
	{ withAgents }: Settings,
): Promise<void> {
	const alerts = changes.filter(({ kind }) => kind === 'alert');
	await addNames(client, alerts);
	if (withAgents) await addAgents(client, alerts);
}
