import { createHash } from 'crypto';
import { aidOf, type Account } from './account';
import type { Memory } from './diff';

/** How far polling one account group has come. */
export interface Progress {
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

/** What polling keeps in the node's static data; never a secret. */
export interface Kept {
	/** Of the one account group that the node works in. */
	progress?: Progress;
	/** Of each of several account groups, by its ID. */
	groups?: Record<string, Progress>;
	/** Those of several whose very first poll has not gone well yet. */
	owed?: string[];
}

/** What a poll of one account group leaves to be kept. */
export interface Polled {
	aid?: string;
	progress: Progress;
}

/** Tells apart what is polled by how the node signs in and in which account group. */
export function scopeOf(authentication: unknown, aid = ''): string {
	return createHash('sha256')
		.update(JSON.stringify([authentication, aid]))
		.digest('hex');
}

/** How far polling an account group has come, whether as the only one or as one of several. */
export function progressIn(
	kept: Kept,
	authentication: unknown,
	aid: string | undefined,
): Progress | undefined {
	const all = [kept.progress, ...Object.values(kept.groups ?? {})].filter(
		(one) => one !== undefined,
	);
	const scope = scopeOf(authentication, aid);
	const known = all.find((one) => one.scope === scope);
	if (known || aid === undefined) return known;
	const ofLogin = scopeOf(authentication);
	// Without a choice, the group that was watched is the one that the service has told.
	return all.find((one) => one.scope === ofLogin && one.account && aidOf(one.account) === aid);
}

/** Whether a poll is the very first one: what comes later into view is only noted. */
export function isFirst({ progress, groups, owed }: Kept, aid: string | undefined): boolean {
	return (!progress && !groups) || (aid !== undefined && owed?.includes(aid) === true);
}

/** Keeps what the polls of several account groups have left; a group that failed stays as it was. */
export function keepGroups(
	kept: Kept,
	authentication: unknown,
	aids: string[],
	polled: Polled[],
): void {
	const fresh = new Map(polled.map(({ aid, progress }) => [aid, progress]));
	const all = aids.map((aid) => [aid, fresh.get(aid) ?? progressIn(kept, authentication, aid)]);
	const owed = aids.filter((aid) => !fresh.has(aid) && isFirst(kept, aid));
	forget(kept);
	kept.groups = Object.fromEntries(all.filter(([, progress]) => progress !== undefined)) as Record<
		string,
		Progress
	>;
	if (owed.length > 0) kept.owed = owed;
}

/** Keeps what the poll of the one account group has left. */
export function keepOne(kept: Kept, { progress }: Polled): void {
	forget(kept);
	kept.progress = progress;
}

function forget(kept: Kept): void {
	delete kept.progress;
	delete kept.groups;
	delete kept.owed;
}
