import { CallError } from '../../../shared/http/errors';
import type { Operation } from '../../../shared/operation/vocabulary';
import { BoundedMap } from '../../../shared/time/boundedMap';
import { textOf } from '../change';
import type { TriggerClient } from '../client';
import { accountGroup } from '../../resources/accountGroup';

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
const secretMarks = new BoundedMap<string, string>(MOST_NODES);

/** Of all account groups of the user; a failure is not repeated, since the poll has done its work. */
const groups: Operation = { ...accountGroup.operations.getAll, effect: 'once' };

/**
 * The account that a client works in, and whether it is another one than the known one. The service
 * is asked when the secret is a new one to this process, or when `isOdd` gives reason to.
 */
export async function recognise(
	client: TriggerClient,
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
export function remember(client: TriggerClient, node: string): void {
	secretMarks.set(node, client.secretMark);
}

/** Organization and account group by their IDs; undefined where the service does not tell. */
async function groupOf(client: TriggerClient, accountGroupId: string): Promise<string | undefined> {
	try {
		const rows = await client.ask(groups, {});
		const group =
			accountGroupId === ''
				? (rows.find((one) => one.isCurrentAccountGroup) ??
					rows.find((one) => one.isDefaultAccountGroup))
				: rows.find((one) => textOf(one.aid) === accountGroupId);
		const organization = textOf(group?.orgId ?? group?.organizationName);
		return group && `${organization} ${textOf(group.aid)}`;
	} catch (error) {
		// Whoever may read alerts need not be allowed to read this.
		if (error instanceof CallError) return undefined;
		return await Promise.reject(error);
	}
}
