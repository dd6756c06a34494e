import type { Change } from '../change';
import type { TriggerClient } from '../client';
import { epochMs } from '../dates';
import { recognise, type AccountGroups } from './account';
import { isFirst, progressIn, scopeOf, type Kept, type Polled, type Progress } from './progress';
import { OVERLAP_MS, watchAgents, watchAlerts, watchEvents, type Span } from './watch';

/** What is the same for all account groups of one poll. */
export interface Round {
	client: TriggerClient;
	/** The parameter of that name: how the node signs in. */
	authentication: unknown;
	watched: unknown[];
	now: number;
	/** What happened since then is handed out the very first time. */
	lookBackTo: number;
	kept: Kept;
	groups: AccountGroups;
}

/** What a poll has found in one account group. */
export interface Found extends Polled {
	/** By which it is remembered in this process. */
	key: string;
	changes: Change[];
	/** What is to be logged when the poll goes well. */
	warnings: string[];
	/** It is another account than before, of which everything is only noted. */
	begunAnew: boolean;
}

/** What changed in one account group since the last poll of it. */
export async function lookIn(round: Round, key: string, aid: string | undefined): Promise<Found> {
	const { client, authentication, now, kept, groups } = round;
	const before = progressIn(kept, authentication, aid);
	// Only what a node sees first of all: of another account everything is noted silently.
	const span: Span = { now, lookBackTo: isFirst(kept, aid) ? round.lookBackTo : Infinity, aid };
	let seen = await lookAt(round, before, span);
	const isOdd = before !== undefined && seen.changes.some(beganBefore(before.last - OVERLAP_MS));
	const known = before?.account;
	const { account, isOther } = await recognise(client, key, known, { aid, isOdd, groups });
	const begunAnew = isOther && before !== undefined;
	if (begunAnew) seen = await lookAt(round, undefined, span);
	const { changes, memory, warnings } = seen;
	const progress = { ...memory, last: now, scope: scopeOf(authentication, aid), account };
	return { aid, key, progress, changes, warnings, begunAnew };
}

/** What changed among what is watched, and what is to be remembered of it. */
async function lookAt(
	{ client, watched }: Round,
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

/** Whether something comes up only now that was there before, which is seldom, but for another account. */
const beganBefore =
	(time: number) =>
	({ event, startDate }: Change) =>
		event === 'triggered' && (epochMs(startDate) ?? time) < time;
