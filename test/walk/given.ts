import type { Values } from '../../nodes/shared/operation/vocabulary';
import { titleOf, type Entry, type Service } from '../laws/entries';

/** What nobody can guess: values that a sandbox knows, by the name of their field. */
const KNOWN: Record<Service, Record<string, (url: string) => unknown>> = {
	thousandEyes: { path: () => '/v7/agents' },
	thoughtSpot: {
		path: () => '/api/rest/2.0/system',
		token: minted,
		userIdentifier: () => 'analyst',
		username: () => 'analyst',
	},
};

/** What cannot succeed in a sandbox; that it fails well is seen all the same. */
const UNREADY: Record<string, string> = {
	'thousandEyes testResult.getConsoleLogs': 'newer than the catalogue',
	'thousandEyes dashboard.update': 'what its dashboards hold are samples, and cannot be sent back',
	'thoughtSpot calendar.get': 'it has no calendar',
	'thoughtSpot connection.get': 'it lists other connections than it finds',
	'thoughtSpot connectionConfiguration.delete': 'it has none',
	'thoughtSpot connectionConfiguration.get': 'it has none',
	'thoughtSpot connectionConfiguration.update': 'it has none',
	'thoughtSpot emailCustomization.delete': 'it has none',
	'thoughtSpot emailCustomization.update': 'it has none',
	'thoughtSpot styleFont.delete': 'it has none',
	'thoughtSpot tml.getImportTask': 'it finds no task by its ID',
	'thoughtSpot webhook.delete': 'it has none',
	'thoughtSpot webhook.get': 'it has none',
	'thoughtSpot webhook.update': 'it has none',
};

/** What there can be only one of, and what the one user who is known can go through once. */
const SINGLE = new Set(['thoughtSpot webhook.create', 'thoughtSpot user.delete']);

/** What single entries cannot do without, by their titles. */
const FOR_ENTRIES: Record<string, Values> = {
	'thousandEyes suppressionWindow.createOrUpdate': { duration: 3600 },
	'thousandEyes test.createOrUpdate': { testName: 'agent-to-agent 014' },
	'thousandEyes instantTest.waitForResults': { minimumAgents: 1 },
};

async function minted(url: string): Promise<string> {
	const answer = await fetch(`${url}/api/rest/2.0/auth/token/full`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ username: 'analyst', secret_key: 'sandbox-secret-key' }),
	});
	return ((await answer.json()) as { token: string }).token;
}

/** Values with those that the sandbox at `url` knows in place of samples. */
export async function withKnown(entry: Entry, values: Values, url: string): Promise<Values> {
	const { service } = entry;
	const known = { ...values, ...FOR_ENTRIES[titleOf(entry)] };
	for (const [name, value] of Object.entries(KNOWN[service])) {
		if (name in values) known[name] = await value(url);
	}
	return known;
}

/** Whether an entry can succeed once only. */
export const isOnce = (entry: Entry) => SINGLE.has(titleOf(entry));

/** Whether the sandbox knows only one value of a field. */
export const isKnown = (entry: Entry, name: string) =>
	name in KNOWN[entry.service] || name in (FOR_ENTRIES[titleOf(entry)] ?? {});

/** Why an entry cannot succeed in a sandbox. */
export const unready = (entry: Entry): string | undefined => UNREADY[titleOf(entry)];
