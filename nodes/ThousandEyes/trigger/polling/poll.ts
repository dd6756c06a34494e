import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { nodeKeyOf } from '../../../shared/webhook/seen';
import { filterOf, type Change } from '../change';
import { TriggerClient, type Read } from '../client';
import { removeFormer } from '../webhook/activation';
import { accountGroupsOf, remember } from './account';
import { complete } from './complete';
import { inGroups } from './groups';
import { lookIn, type Found, type Round } from './look';
import { keepGroups, keepOne, type Kept } from './progress';
import { lookBackFrom, settingsOf } from './settings';

const ANOTHER_ACCOUNT =
	'the credential leads to another organization or account group now. What happened there until now is only noted.';

const underWay = new Set<string>();

/** What changed since the last poll, as items; null when nothing did. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const node = nodeKeyOf(context);
	// N8n polls on time, even if the poll before still waits for ThousandEyes: both would find the same.
	if (underWay.has(node)) return null;
	underWay.add(node);
	try {
		return await look(context, node);
	} finally {
		underWay.delete(node);
	}
}

async function look(context: IPollFunctions, node: string): Promise<INodeExecutionData[][] | null> {
	const read: Read = (name, fallback) => context.getNodeParameter(name, fallback);
	const client = new TriggerClient(context, read);
	const settings = settingsOf(context, read);
	await removeFormer(context, client);
	const { aids } = settings;
	const kept: Kept = context.getWorkflowStaticData('node');
	const now = Date.now();
	const round: Round = {
		client,
		authentication: read('authentication'),
		watched: [read('watch', ['alert'])].flat(),
		now,
		lookBackTo: lookBackFrom(now, read),
		kept,
		groups: accountGroupsOf(client),
	};
	const found = await inGroups(context, aids ?? [client.aid], async (aid) => {
		return await lookIn(round, aids ? `${node} ${aid}` : node, aid);
	});
	const changes = found.flatMap((one) => (aids ? told(one) : one.changes));
	const wanted = changes.filter(filterOf(read)).sort(byTime);
	await complete(client, wanted, settings);
	for (const { warnings, begunAnew } of found) {
		if (begunAnew) context.logger.info(`${context.getNode().name}: ${ANOTHER_ACCOUNT}`);
		for (const warning of warnings) context.logger.warn(warning);
	}
	// Last of all: a poll that failed half way is done again as a whole.
	if (aids) keepGroups(kept, round.authentication, aids, found);
	else keepOne(kept, found[0]);
	for (const { key } of found) remember(client, key);
	return wanted.length > 0
		? [wanted.map((change) => ({ json: change as unknown as IDataObject }))]
		: null;
}

/** Changes that say in which of several account groups they were found. */
const told = ({ aid, changes }: Found) => changes.map((change) => ({ aid, ...change }));

const momentOf = ({ event, startDate, endDate }: Change) =>
	event === 'cleared' ? endDate : startDate;

const byTime = (a: Change, b: Change) => momentOf(a).localeCompare(momentOf(b));
