import { numericId, plainId } from '../../../shared/operation/checks';
import { choice, flag, objects, text, texts } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { ofTypes, setting } from './ofTypes';
import { typesWith } from './names';

const INTERVALS: Array<[value: number, name: string]> = [
	[60, '1 Minute'],
	[120, '2 Minutes'],
	[300, '5 Minutes'],
	[600, '10 Minutes'],
	[900, '15 Minutes'],
	[1800, '30 Minutes'],
	[3600, '1 Hour'],
];

const UNCHANGED = 'Unchanged, 5 Minutes if New';

/** IDs of agents as the API takes them; what is an object already stays one. */
const asAgents = (ids: unknown) =>
	[ids].flat().map((id) => (typeof id === 'object' ? id : { agentId: String(id) }));

const ids = (name: string, description: string): Field =>
	texts(name, description, { check: plainId });

export const testName = text('testName', 'The name of the test; no other test may have it');

export const agents = setting(
	texts('agents', 'IDs of the agents that run the test, separated by commas', {
		placeholder: 'e.g. 281474976710706, 11',
		encode: asAgents,
	}),
);

export const interval = setting(
	choice('interval', 'How often the test runs', INTERVALS, { default: 300 }),
);

/** Where a test may be there already, nothing is changed that was not entered. */
export const intervalIfNew = setting(
	choice('interval', 'How often the test runs', [['', UNCHANGED], ...INTERVALS], { default: '' }),
);

export const sourceIpAddresses = ofTypes(
	typesWith('agents'),
	objects(
		'sourceIpAddresses',
		'Which of its IP addresses an agent uses',
		[
			text('agentId', 'ID of the agent', { required: true, check: numericId }),
			text('sourceIpAddress', 'Address of the interface that this agent uses', {
				label: 'Source IP Address',
				required: true,
			}),
		],
		{ label: 'Source IP Addresses', in: 'nowhere' },
	),
);

/** Settings of every type. */
export const common: Field[] = [
	text('description', 'What the test is for'),
	flag('enabled', 'Whether the test runs', { default: true }),
	flag('alertsEnabled', 'Whether the test raises alerts'),
	ids('alertRules', 'IDs of the alert rules, separated by commas'),
	ids('labels', 'IDs of the labels, separated by commas'),
	ids('tags', 'IDs of the tags, separated by commas'),
	ids('sharedWithAccounts', 'IDs of the account groups that see the test, separated by commas'),
	...[
		flag('randomizedStartTime', 'Whether agents start at random moments of the interval'),
		flag('bgpMeasurements', 'Whether BGP is measured', {
			label: 'BGP Measurements',
			default: true,
		}),
		flag('usePublicBgp', 'Whether public BGP monitors are used', {
			label: 'Use Public BGP',
			default: true,
		}),
		ids('monitors', 'IDs of BGP monitors, separated by commas'),
	].map(setting),
];

/** Lists of a test that an update adds to or takes from. */
export const changes: Field[] = ['Agents', 'AlertRules', 'Tags'].flatMap((list) => {
	const words = list === 'AlertRules' ? 'alert rules' : list.toLowerCase();
	const more = { in: 'nowhere' as const, check: plainId };
	const pair = [
		texts(`add${list}`, `IDs of ${words} to add, separated by commas`, more),
		texts(`remove${list}`, `IDs of ${words} to take away, separated by commas`, more),
	];
	return list === 'Agents' ? pair.map((one) => ofTypes(typesWith('agents'), one)) : pair;
});
