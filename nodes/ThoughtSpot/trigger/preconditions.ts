import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import type { Operation } from '../../shared/operation/vocabulary';
import { quoted } from '../../shared/reading/clean';
import { objectsOf } from '../../shared/reading/objects';
import { isOutOfReach } from '../../shared/webhook/reachability';
import { communicationChannel } from '../resources/communicationChannel';
import { session } from '../resources/session';
import { EVENT, type TriggerClient } from './client';

/** The operations that are asked, as errors call them. */
const user: Operation = { ...session.operations.getUser, action: 'Find the org of the user' };
const preferences: Operation = {
	...communicationChannel.operations.getPreferences,
	action: 'Look up the communication channels',
};

/** An org of ThoughtSpot; without an ID where the cluster has no orgs. */
export interface Org {
	id: string;
	name: string;
}

/** The org that the user works in: refused unless its scheduled Liveboards can get to this n8n. */
export async function readyOrg(
	context: IHookFunctions,
	client: TriggerClient,
	url: string,
): Promise<Org> {
	const [known] = await client.ask(user, {});
	const { id, name } = Object(known?.current_org) as { id?: unknown; name?: unknown };
	const identifier = id === undefined || id === null ? '' : String(id);
	const org = { id: identifier, name: String(name ?? identifier) };
	checkReach(url, client.cluster);
	await checkChannel(context, client, org);
	return org;
}

/** Refuses an address that ThoughtSpot cannot call: this machine's own, unless ThoughtSpot runs here too. */
function checkReach(url: string, service: string): void {
	if (!isOutOfReach(url, service)) return;
	throw new CallError(
		`ThoughtSpot cannot reach this n8n at ${new URL(url).origin}`,
		'Deliveries need an address that ThoughtSpot can call. Set WEBHOOK_URL of n8n to its public address.',
	);
}

/** Refuses an org whose scheduled Liveboards do not go to webhooks. */
async function checkChannel(
	context: IHookFunctions,
	client: TriggerClient,
	org: Org,
): Promise<void> {
	const { skipChannelCheck } = context.getNodeParameter('options', {}) as IDataObject;
	if (skipChannelCheck === true) return;
	const channels = await knownChannels(context, client, org.id);
	if (!channels || channels.includes('WEBHOOK')) return;
	throw new CallError(
		`Scheduled Liveboards of the org ${quoted(org.name)} do not go to webhooks: an administrator has to add the channel WEBHOOK for LIVEBOARD_SCHEDULE to the communication channel preferences`,
		"ThoughtSpot would never deliver anything. To register the webhook first and set the channel later, turn on 'Skip Channel Check' in the options.",
	);
}

/** Not everyone who may register webhooks may read this setting, and older clusters do not have it. */
async function knownChannels(
	context: IHookFunctions,
	client: TriggerClient,
	org: string,
): Promise<unknown[] | undefined> {
	try {
		return await channelsOf(client, org);
	} catch (error) {
		const refused = error instanceof CallError && [400, 403, 404, 405].includes(error.status);
		if (!refused) return await Promise.reject(error as Error);
		context.logger.warn(
			`ThoughtSpot Trigger: not checked whether scheduled Liveboards go to webhooks. ${error.message}`,
		);
		return undefined;
	}
}

/** The channels that scheduled Liveboards of an org go to; what the org sets goes before the cluster. */
async function channelsOf(client: TriggerClient, org: string): Promise<unknown[]> {
	const ofOrg = [{ orgIdentifier: org, eventTypes: [EVENT] }];
	const values = { clusterPreferences: [EVENT], orgPreferences: org ? ofOrg : undefined };
	const { body } = await client.answer(preferences, values);
	const { cluster_preferences: cluster, org_preferences: orgs } = Object(body);
	const own = objectsOf(orgs).find((row) => String(Object(row.org).id) === org);
	const preference = [...objectsOf(own?.preferences), ...objectsOf(cluster)].find(
		(row) => row.event_type === EVENT,
	);
	return Array.isArray(preference?.channels) ? preference.channels : [];
}
