import { createHash } from 'crypto';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { timeSpan } from '../../../shared/operation/checks';
import { InputProblem } from '../../../shared/operation/vocabulary';
import { registrationsOf } from '../../../shared/webhook/registration';
import { nodeKeyOf } from '../../../shared/webhook/seen';
import { filterOf, type Change } from '../change';
import { TriggerClient, type Read } from '../client';
import { epochMs } from '../dates';
import { removeKnown } from '../webhook/cleanup';
import { ownRegistration, type Registration } from '../webhook/registration';
import { recognise, remember, type Account } from './account';
import type { Memory } from './diff';
import { OVERLAP_MS, watchAgents, watchAlerts, watchEvents, type Span } from './watch';

/** What polling keeps in the node's static data; never a secret. */
interface Progress {
	/** When the last poll went well, epoch ms. */
	last: number;
	/** What was polled, in which account group: another one begins anew. */
	scope: string;
	/** Whose they were; earlier versions did not keep it. */
	account?: Account;
	alert?: Memory;
	event?: Memory;
	agent?: Record<string, string>;
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

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
	await removeFormerWebhook(context, client);
	const data = context.getWorkflowStaticData('node') as { progress?: Progress };
	const accountGroupId = client.aid ?? '';
	const scope = createHash('sha256')
		.update(JSON.stringify([read('authentication'), accountGroupId]))
		.digest('hex');
	const before = data.progress?.scope === scope ? data.progress : undefined;
	const now = Date.now();
	const lookBackTo = lookBackFrom(now, read);
	// Only what a node sees first of all: of another account everything is noted silently.
	const span: Span = { now, lookBackTo: data.progress ? Infinity : lookBackTo, accountGroupId };
	const watched = [read('watch', ['alert'])].flat();
	let seen = await lookAt(client, watched, before, span);
	const isOdd = before !== undefined && seen.changes.some(beganBefore(before.last - OVERLAP_MS));
	const known = before?.account;
	const { account, isOther } = await recognise(client, node, known, { accountGroupId, isOdd });
	if (isOther && before) {
		seen = await lookAt(client, watched, undefined, span);
		context.logger.info(`${context.getNode().name}: ${ANOTHER_ACCOUNT}`);
	}
	const wanted = seen.changes.filter(filterOf(read)).sort(byTime);
	for (const warning of seen.warnings) context.logger.warn(warning);
	// Last of all: a poll that failed half way is done again as a whole.
	data.progress = { ...seen.memory, last: now, scope, account };
	remember(client, node);
	return wanted.length > 0
		? [wanted.map((change) => ({ json: change as unknown as IDataObject }))]
		: null;
}

/** What changed among what is watched, and what is to be remembered of it. */
async function lookAt(
	client: TriggerClient,
	watched: unknown[],
	before: Progress | undefined,
	rest: Span,
): Promise<{ changes: Change[]; memory: Partial<Progress>; warnings: string[] }> {
	const span = { ...rest, last: before?.last };
	const memory: Partial<Progress> = {};
	const seen = [];
	if (watched.includes('alert')) {
		const alerts = await watchAlerts(client, before?.alert, span);
		memory.alert = alerts.memory;
		seen.push(alerts);
	}
	if (watched.includes('event')) {
		const events = await watchEvents(client, before?.event, span);
		memory.event = events.memory;
		seen.push(events);
	}
	if (watched.includes('agent')) {
		const agents = await watchAgents(client, before?.agent, span);
		memory.agent = agents.memory;
		seen.push(agents);
	}
	const changes = seen.flatMap((one) => one.changes);
	return { changes, memory, warnings: seen.flatMap(({ warnings }) => warnings) };
}

/** A node that was switched from webhook to polling may have left its webhook behind. */
async function removeFormerWebhook(context: IPollFunctions, client: TriggerClient): Promise<void> {
	const registrations = registrationsOf<Registration>(context);
	if (!registrations.production) return;
	const own = ownRegistration(context, 'production');
	if (own) await removeKnown(client, own);
	delete registrations.production;
}

function lookBackFrom(now: number, read: Read): number {
	const options = (read('options', {}) ?? {}) as IDataObject;
	const text = String(options.lookBack ?? '').trim();
	// Not `now`: where the service's clock is ahead, what is there already would look new.
	if (text === '') return Infinity;
	const problem = timeSpan(text);
	if (problem) throw new InputProblem('Look Back', problem);
	const unit = UNITS[text.slice(-1)];
	return now - Number.parseInt(text, 10) * (unit ?? 1) * 1000;
}

const momentOf = ({ event, startDate, endDate }: Change) =>
	event === 'cleared' ? endDate : startDate;

/** Whether something comes up only now that was there before, which is seldom, but for another account. */
const beganBefore =
	(time: number) =>
	({ event, startDate }: Change) =>
		event === 'triggered' && (epochMs(startDate) ?? time) < time;

const byTime = (a: Change, b: Change) => momentOf(a).localeCompare(momentOf(b));
