import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Operation, type Values } from '../shared/operation/vocabulary';
import { keepAgent } from './agents';
import { accountGroup } from './resources/accountGroup';
import { agent } from './resources/agent';
import { cloudTest } from './resources/cloudTest';
import { keepTest } from './resources/cloudTest/reading';
import { status } from './resources/status';

type Convert = (value: unknown) => IDataObject[string];

const asText: Convert = (value) => String(value);
const asFlag: Convert = (value) => value === 1 || value === true;
/** 'Enterprise Cluster' and 'FORCE_IPV4' become 'enterprise-cluster' and 'force-ipv4'. */
const asWord: Convert = (value) => String(value).toLowerCase().replace(/[ _]/g, '-');
/** v6 writes dates in UTC without saying so. */
const asDate: Convert = (value) =>
	/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(value))
		? `${String(value).replace(' ', 'T')}Z`
		: (value as string);
const asTestType: Convert = (value) => (value === 'dns-dnssec' ? 'dnssec' : asWord(value));

const CONVERSIONS: Record<string, Convert> = {
	aid: asText,
	agentId: asText,
	testId: asText,
	memberId: asText,
	groupId: asText,
	agentType: asWord,
	agentState: asWord,
	ipv6Policy: asWord,
	createdDate: asDate,
	modifiedDate: asDate,
	lastSeen: asDate,
	current: asFlag,
	default: asFlag,
	enabled: asFlag,
	keepBrowserCache: asFlag,
	verifySslCertificates: asFlag,
	targetOnly: asFlag,
	alertsEnabled: asFlag,
	liveShare: asFlag,
	savedEvent: asFlag,
	bandwidthMeasurements: asFlag,
	bgpMeasurements: asFlag,
	mtuMeasurements: asFlag,
	networkMeasurements: asFlag,
	usePublicBgp: asFlag,
	verifyCertificate: asFlag,
	followRedirects: asFlag,
	includeHeaders: asFlag,
	randomizedStartTime: asFlag,
	recursiveQueries: asFlag,
	type: asTestType,
};

const NEW_NAMES: Record<string, string> = {
	current: 'isCurrentAccountGroup',
	default: 'isDefaultAccountGroup',
};

/** Links between v6 calls mean nothing in v7. */
const DROPPED = new Set(['apiLinks']);

/**
 * A row of v6 as v7 gives it: text ids, flags as booleans, words in lower case, dates in ISO 8601,
 * the names of v7.
 */
function fromV6(row: IDataObject): IDataObject {
	const entries = Object.entries(row).filter(([name]) => !DROPPED.has(name));
	return Object.fromEntries(
		entries.map(([name, value]) => [NEW_NAMES[name] ?? name, convert(name, value)]),
	);
}

function convert(name: string, value: unknown): IDataObject[string] {
	if (Array.isArray(value)) {
		return value.map((inner) => (isRow(inner) ? fromV6(inner) : inner)) as IDataObject[string];
	}
	if (isRow(value)) return fromV6(value);
	return CONVERSIONS[name]?.(value) ?? (value as IDataObject[string]);
}

function isRow(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What needs nothing of the API's version: it is looked at in the answer. */
const OURS = new Set(['aid', 'agentName', 'agentState', 'lastSeenBefore', 'simplify']);

/** Refuses filters and options that came with v7: left out silently they would change the result. */
function refuseV7Fields(values: Values): Values {
	const unknown = Object.keys(values).find((name) => !OURS.has(name));
	if (unknown === undefined) return values;
	throw new InputProblem(
		labelOf(unknown),
		'is only known to API v7, which Basic Auth cannot use',
		'Remove it, or choose Bearer Token or OAuth2. Nothing was sent.',
	);
}

/** The display name of a field: `agentTypes` is shown as Agent Types. */
function labelOf(name: string): string {
	return name[0].toUpperCase() + name.slice(1).replace(/[A-Z]/g, ' $&');
}

/** Whether a v6 test is of the chosen type; v6 lists all types at once. */
function isOfType(row: IDataObject, { testType }: Values): boolean {
	return testType === undefined || testType === 'all' || asTestType(row.type) === testType;
}

/** What the legacy API carries, and what it does otherwise. */
export const v6 = new Map<Operation, Partial<Operation>>([
	[accountGroup.operations.getAll, { path: '/v6/account-groups.json', output: fromV6 }],
	[
		agent.operations.getAll,
		{
			path: '/v6/agents.json',
			output: fromV6,
			prepare: refuseV7Fields,
			keep: (row, values) => keepAgent(fromV6(row), values),
		},
	],
	[
		cloudTest.operations.getAll,
		{
			path: '/v6/tests.json',
			list: { rows: 'test' },
			output: fromV6,
			prepare: ({ aid }) => ({ aid }),
			keep: (row, values) => isOfType(row, values) && keepTest(fromV6(row), values),
		},
	],
	[status.operations.get, {}],
]);
