import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import type { Operation } from '../../../shared/operation/vocabulary';
import { alertRule } from '../../resources/alertRule';
import { cloudTest } from '../../resources/cloudTest';
import { textOf, type Change } from '../change';
import type { TriggerClient } from '../client';

/** What has an ID, and is to have the name that a list tells. */
interface Unnamed {
	id: string;
	name: string;
}

/** A list that tells names by IDs. */
interface Names {
	what: string;
	/** A failure is not repeated: the alerts are there, and go out without. */
	list: Operation;
	id: string;
	name: string;
	of: (change: Change) => Unnamed;
}

const LISTS: Names[] = [
	{
		what: 'tests',
		list: { ...cloudTest.operations.getAll, effect: 'once' },
		id: 'testId',
		name: 'testName',
		of: ({ test }) => test,
	},
	{
		what: 'alert rules',
		list: { ...alertRule.operations.getAll, effect: 'once' },
		id: 'ruleId',
		name: 'ruleName',
		of: ({ rule }) => rule,
	},
];

/** Names the tests and rules of alerts that lack a name: one request a list and account group. */
export async function addNames(client: TriggerClient, alerts: Change[]): Promise<void> {
	for (const aid of new Set(alerts.map(({ accountGroupId }) => accountGroupId))) {
		const own = alerts.filter(({ accountGroupId }) => accountGroupId === aid);
		for (const names of LISTS) {
			const unnamed = own.map(names.of).filter(({ id, name }) => id !== '' && name === '');
			if (unnamed.length > 0) await name(client, names, aid || undefined, unnamed);
		}
	}
}

async function name(
	client: TriggerClient,
	names: Names,
	aid: string | undefined,
	unnamed: Unnamed[],
): Promise<void> {
	try {
		const rows = await client.ask(names.list, { aid });
		const known = new Map(rows.map((row: IDataObject) => [textOf(row[names.id]), row[names.name]]));
		for (const one of unnamed) one.name = textOf(known.get(one.id));
	} catch (error) {
		if (!(error instanceof CallError)) return await Promise.reject(error);
		client.logger.info(`Alerts come without the names of their ${names.what}. ${error.message}`);
	}
}
