import { CallError } from '../../shared/http/errors';
import { textOf } from './change';
import type { Client } from './client';
import { records } from './rows';

/** Whose alerts a node polls, as far as it can be told; never a secret. */
export interface Account {
	/** Where the API is. */
	origin: string;
	/** The n8n credential. */
	credentialId: string;
	/** Organization and account group, where the service tells them. */
	group?: string;
}

const MOST_NODES = 500;

/** With which secret each node of this process polled last. */
const secretMarks = new Map<string, string>();

/**
 * The account that a client works in, and whether it is another one than the known one. The service
 * is asked when the secret is a new one to this process, or when `isOdd` gives reason to.
 */
export async function recognise(
	client: Client,
	node: string,
	known: Account | undefined,
	{ accountGroupId, isOdd }: { accountGroupId: string; isOdd: boolean },
): Promise<{ account: Account; isOther: boolean }> {
	const lastMark = secretMarks.get(node);
	if (known && lastMark === client.secretMark && !isOdd) return { account: known, isOther: false };
	const { origin, credentialId } = client;
	const group = await groupOf(client, accountGroupId);
	const hasOtherSecret =
		(lastMark !== undefined && lastMark !== client.secretMark) ||
		(known !== undefined && known.credentialId !== credentialId);
	const isOtherGroup =
		group === undefined || known?.group === undefined ? hasOtherSecret : group !== known.group;
	const isOther = isOtherGroup || (known !== undefined && known.origin !== origin);
	const lasting = isOther ? undefined : known?.group;
	return { account: { origin, credentialId, group: group ?? lasting }, isOther };
}

/** Notes that a node has polled with the client's secret, and all of it went well. */
export function remember(client: Client, node: string): void {
	if (secretMarks.size >= MOST_NODES && !secretMarks.has(node)) {
		secretMarks.delete(secretMarks.keys().next().value as string);
	}
	secretMarks.set(node, client.secretMark);
}

/** Organization and account group by their IDs; undefined where the service does not tell. */
async function groupOf(client: Client, accountGroupId: string): Promise<string | undefined> {
	try {
		// The list is of all account groups of the user, so it takes none.
		const options = { once: true, qs: { aid: undefined } };
		const body = await client.get('List account groups', '/v7/account-groups', options);
		const groups = records(body?.accountGroups);
		const group =
			accountGroupId === ''
				? (groups.find((one) => one.isCurrentAccountGroup) ??
					groups.find((one) => one.isDefaultAccountGroup))
				: groups.find((one) => textOf(one.aid) === accountGroupId);
		const organization = textOf(group?.orgId ?? group?.organizationName);
		return group && `${organization} ${textOf(group.aid)}`;
	} catch (error) {
		// Whoever may read alerts need not be allowed to read this, and the poll has done its work.
		if (error instanceof CallError) return undefined;
		return await Promise.reject(error);
	}
}
