import {
	choice,
	flag,
	number,
	required,
	text,
	texts,
	where,
} from '../../../shared/operation/fields';
import { InputProblem, type Values } from '../../../shared/operation/vocabulary';

const TYPES: Array<[value: string, name: string]> = [
	['agent-to-server', 'Agent to Server'],
	['http-server', 'HTTP Server'],
];

export const testType = choice('testType', 'The type of the scheduled test', TYPES, {
	default: 'http-server',
	required: true,
});

export const testTypeOrAll = choice(
	'testType',
	'The type of the scheduled tests to return',
	[['all', 'All'], ...TYPES],
	{ default: 'all', encode: (value) => (value === 'all' ? undefined : value) },
);

export const testName = text('testName', 'Name of the test');

export const requiredTestName = required(testName);

const server = text('server', 'The server to test: a name or an address', {
	placeholder: 'e.g. example.com',
});

const url = text('url', 'The address to test', { placeholder: 'e.g. https://example.com' });

/** What a new test is aimed at. */
export const targets = [
	where('testType', ['agent-to-server'], required(server)),
	where('testType', ['http-server'], required(url)),
];

const ofServer = (one: ReturnType<typeof text>) => where('/testType', ['agent-to-server'], one);
const ofUrl = (one: ReturnType<typeof text>) => where('/testType', ['http-server'], one);

const port = ofServer(
	number('port', 'Port of the server', { default: 443, least: 1, highest: 65_535 }),
);

const selector = choice('agentSelectorType', 'Which agents run the test', [
	['agent-labels', 'Agents With Labels'],
	['agent-tags', 'Agents With Tags'],
	['all-agents', 'All Agents'],
	['specific-agents', 'Specific Agents'],
]);

const ipVersion = choice('ipVersion', 'The version of IP to use', [
	['V4_ONLY', 'IPv4 Only'],
	['V6_ONLY', 'IPv6 Only'],
	['V6_PREFER', 'IPv6 Preferred'],
	['OS_DEFAULT', 'System Default'],
]);

export const interval = choice('interval', 'How often the test runs', [
	[60, '1 Minute'],
	[120, '2 Minutes'],
	[300, '5 Minutes'],
	[600, '10 Minutes'],
	[900, '15 Minutes'],
	[1800, '30 Minutes'],
	[3600, '60 Minutes'],
]);

export const protocol = choice('protocol', 'How the network is measured', [
	['ast-autodetect', 'Autodetect by Application'],
	'autodetect',
	'icmp',
	['icmp-with-tcp-connect', 'ICMP With TCP Connect'],
	['prefer-tcp', 'Prefer TCP'],
	'tcp',
]);

export const tcpProbeMode = choice('tcpProbeMode', 'How TCP probes are sent', [
	'auto',
	['sack', 'SACK'],
	['syn', 'SYN'],
]);

export const isEnabled = flag('isEnabled', 'Whether the test runs', {
	label: 'Enabled',
	default: true,
});

export const isPrioritized = flag('isPrioritized', 'Whether it goes before other tests');

export const hasPathTraceInSession = flag(
	'hasPathTraceInSession',
	'Whether the path is traced in the session of the test',
);

/** Which agents run a test, and how many. */
export const agentFields = [
	selector,
	texts('agents', 'IDs of the agents that run it, separated by commas'),
	texts('endpointAgentLabels', 'IDs of labels whose agents run it, separated by commas'),
	number('maxMachines', 'How many agents run it at most', { default: 25, least: 1 }),
	texts('tagIds', 'IDs of tags whose agents run it, separated by commas', { label: 'Tag IDs' }),
	ipVersion,
];

const everyFields = [
	...agentFields,
	port,
	ofServer(text('serverName', 'Name of the server that is shown')),
	ofUrl(
		choice('authType', 'How to sign in', ['basic', 'none', ['ntlm', 'NTLM']], { default: 'none' }),
	),
	ofUrl(hasPathTraceInSession),
	ofUrl(flag('hasPing', 'Whether loss and latency are measured', { default: true })),
	ofUrl(flag('hasTraceroute', 'Whether the path is traced', { default: true })),
	ofUrl(
		number('httpTimeLimit', 'How long to wait for the answer, in milliseconds', {
			default: 5000,
			least: 1,
			label: 'HTTP Time Limit',
		}),
	),
	ofUrl(flag('networkMeasurements', 'Whether the network is measured, too', { default: true })),
	ofUrl(text('password', 'Password to sign in with', { secret: true })),
	ofUrl(
		choice(
			'sslVersionId',
			'The version of TLS to use',
			[
				['0', 'Auto'],
				['3', 'SSLv3'],
				['4', 'TLS 1.0'],
				['5', 'TLS 1.1'],
				['6', 'TLS 1.2'],
				['7', 'TLS 1.3'],
			],
			{ label: 'TLS Version' },
		),
	),
	ofUrl(
		number('targetResponseTime', 'The time within which an answer is good, in milliseconds', {
			default: 1000,
			least: 1,
		}),
	),
	ofUrl(tcpProbeMode),
	ofUrl(text('username', 'Name of the user to sign in with')),
	ofUrl(flag('verifyCertificate', 'Whether the certificate is checked', { default: true })),
];

/** What a test that runs once can be told. */
export const instantFields = [...everyFields, ofUrl(protocol)];

/** What a test that runs again and again can be told. */
export const scheduledFields = [...everyFields, interval, isPrioritized, protocol];

/** What can be changed of a scheduled test. */
export const changeableFields = [
	interval,
	isEnabled,
	port,
	protocol,
	ofServer(server),
	tcpProbeMode,
	testName,
	ofUrl(url),
];

const LISTS: Array<[list: string, selector: string, label: string]> = [
	['agents', 'specific-agents', 'Agents'],
	['endpointAgentLabels', 'agent-labels', 'Endpoint Agent Labels'],
	['tagIds', 'agent-tags', 'Tag IDs'],
];

/** Which agents run a test: the API looks at one list alone, that of the selector. */
export function checkSelection(values: Values): Values {
	const given = LISTS.filter(([list]) => values[list] !== undefined);
	const chosen = values.agentSelectorType ?? given[0]?.[1];
	const wrong = given.find(([, type]) => type !== chosen);
	if (wrong) {
		throw new InputProblem(wrong[2], 'would be ignored: other agents were chosen to run the test');
	}
	const needed = LISTS.find(([, type]) => type === chosen);
	if (needed && given.length === 0) {
		throw new InputProblem(needed[2], 'is empty, and no agent would run the test');
	}
	return chosen === undefined ? values : { ...values, agentSelectorType: chosen };
}
