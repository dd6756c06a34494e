import { choice, choices, number, object, objects, texts } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';

/** What to look for. */
export const searchFilters = (...fields: Field[]): Field =>
	object('searchFilters', 'What to look for: of several values one has to fit', fields);

/** Values that are compared with what was measured. */
export const thresholdFilter = (...names: string[]): Field =>
	object('thresholdFilter', 'Only what was measured as at least, or at most, some values', [
		objects(
			'filters',
			'The values to compare with',
			[
				choice('name', 'What is compared', names),
				number('value', 'The value to compare with'),
				choice('operator', 'How to compare', [
					['gte', 'At Least'],
					['lte', 'At Most'],
				]),
			],
			{ label: 'Values' },
		),
		choice('conditionalOperator', 'How many of them have to hold', [
			['and', 'All'],
			['or', 'One'],
		]),
	]);

/** The order of the rows. */
export const searchSort = (...names: string[]): Field =>
	objects('searchSort', 'What the rows are sorted by', [
		choice('sort', 'What to sort by', names),
		choice('order', 'In which order', [
			['asc', 'Ascending'],
			['desc', 'Descending'],
		]),
	]);

export const agentIds = texts('agentId', 'IDs of endpoint agents, separated by commas', {
	label: 'Agent IDs',
});

export const testIds = texts('testId', 'IDs of tests, separated by commas', { label: 'Test IDs' });

export const userPrincipalName = texts('userPrincipalName', 'Users, as name@domain');

export const platform = choices('platform', 'Platforms of the agents', [
	'android',
	'cisco-wireless',
	['elux', 'eLux'],
	'linux',
	['mac', 'macOS'],
	['phoneos', 'PhoneOS'],
	['roomos', 'RoomOS'],
	'windows',
]);

const connection = choices('connection', 'How the agents are connected', [
	'ethernet',
	'loopback',
	'modem',
	'other',
	'unknown',
	'virtual',
	'wireless',
]);

/** Where an agent was in a local network. */
export const networkFilters = [
	agentIds,
	texts('bssid', 'Radio stations of wireless networks', { label: 'BSSID' }),
	connection,
	texts('gateway', 'Addresses of gateways'),
	texts('location', 'Places of the agents'),
	texts('networkId', 'IDs of local networks', { label: 'Network IDs' }),
	platform,
	texts('proxyTarget', 'Addresses of proxies'),
	texts('ssid', 'Names of wireless networks', { label: 'SSID' }),
	texts('vpnTarget', 'Addresses of VPN gateways', { label: 'VPN Target' }),
];

/** Which sessions of users. */
export const sessionFilters = [
	...networkFilters,
	texts('destinationIp', 'Addresses of servers', { label: 'Destination IP' }),
	texts('domain', 'Domains that were visited'),
	choices('trigger', 'What began the recording', ['auto', 'user']),
	texts('visitedSite', 'Sites that were visited'),
];
