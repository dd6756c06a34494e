import type { IDataObject } from 'n8n-workflow';
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

/** With which secret each node of this process polled last, in each of several account groups. */
const secretMarks = new BoundedMap<string, string>(MOST_NODES);

/** Of all account groups of the user; a failure is not repeated, since the poll has done its work. */
const listed: Operation = { ...accountGroup.operations.getAll, effect: 'once' };

/** Tells the account groups of the user; undefined where the service does not. */
export type AccountGroups = () => Promise<IDataObject[] | undefined>;

/** Asks for the account groups when somebody wants to know them, and only once. */
export function accountGroupsOf(client: TriggerClient): AccountGroups {
	let asked: Promise<IDataObject[] | undefined> | undefined;
	return async () => await (asked ??= askGroups(client));
}

/** The ID of the account group that was polled, where the service told it. */
export function aidOf({ group }: Account): string | undefined {
	return group?.split(' ').pop();
}

/**
 * The account that a client works in, and whether it is another one than the known one. The service
 * is asked when the secret is a new one to this process, or when `isOdd` gives reason to.
 */
export async function recognise(
	client: TriggerClient,
	key: string,
	known: Account | undefined,
	{ aid, isOdd, groups }: { aid?: string; isOdd: boolean; groups: AccountGroups },
): Promise<{ account: Account; isOther: boolean }> {
	const lastMark = secretMarks.get(key);
	if (known && lastMark === client.secretMark && !isOdd) return { account: known, isOther: false };
	const { origin, credentialId } = client;
	const group = groupOf(await groups(), aid);
	const hasOtherSecret =
		(lastMark !== undefined && lastMark !== client.secretMark) ||
		(known !== undefined && known.credentialId !== credentialId);
	const isOtherGroup =
		group === undefined || known?.group === undefined ? hasOtherSecret : group !== known.group;
	const isOther = isOtherGroup || (known !== undefined && known.origin !== origin);
	const lasting = isOther ? undefined : known?.group;
	return { account: { origin, credentialId, group: group ?? lasting }, isOther };
}

/** Notes that polling went well with the client's secret, by node or by node and account group. */
export function remember(client: TriggerClient, key: string): void {
	secretMarks.set(key, client.secretMark);
}

async function askGroups(client: TriggerClient): Promise<IDataObject[] | undefined> {
	try {
		return await client.ask(listed, {});
	} catch (error) {
		// Whoever may read alerts need not be allowed to read this.
		if (error instanceof CallError) return undefined;
		return await Promise.reject(error);
	}
}

/** Organization and account group by their IDs; undefined where the service does not tell. */
function groupOf(rows: IDataObject[] = [], aid?: string): string | undefined {
	const group =
		aid === undefined
			? (rows.find((one) => one.isCurrentAccountGroup) ??
				rows.find((one) => one.isDefaultAccountGroup))
			: rows.find((one) => textOf(one.aid) === aid);
	const organization = textOf(group?.orgId ?? group?.organizationName);
	return group && `${organization} ${textOf(group.aid)}`;
}
