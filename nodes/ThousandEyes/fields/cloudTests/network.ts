import { choice, flag, number, text } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { numbered } from '../common';
import { setting } from './ofTypes';

/** DSCP classes by the numbers that the API takes as text. */
const DSCP: Array<[value: string, name: string]> = [
	['0', 'Best Effort'],
	...[1, 2, 3, 4, 5, 6, 7].map((n): [string, string] => [String(8 * n), `CS${n}`]),
	...[1, 2, 3, 4].flatMap((n) =>
		[1, 2, 3].map((drop): [string, string] => [String(8 * n + 2 * drop), `AF${n}${drop}`]),
	),
	['46', 'EF'],
	['44', 'Voice Admit'],
];

export const targetAgentId = setting(
	numbered('targetAgentId', 'The agent that is measured against', {
		label: 'Target Agent',
		list: 'searchAgents',
		placeholder: 'e.g. 281474976710706',
	}),
);

export const server = setting(
	text('server', 'Name or address of the server', { placeholder: 'e.g. www.example.com' }),
);

/** How the network is measured. */
export const network: Field[] = [
	flag('networkMeasurements', 'Whether the network is measured', { default: true }),
	flag('bandwidthMeasurements', 'Whether bandwidth is measured'),
	flag('mtuMeasurements', 'Whether the MTU is measured'),
	number('numPathTraces', 'How many path traces a round takes', {
		label: 'Path Traces',
		least: 1,
		highest: 10,
		default: 3,
	}),
	choice('pathTraceMode', 'How paths are traced', ['classic', 'in-session']),
	choice('probeMode', 'How TCP is probed', [['auto'], ['sack', 'SACK'], ['syn', 'SYN']]),
	choice(
		'protocol',
		'The protocol of the probes. Agent to agent knows no ICMP.',
		[
			['tcp', 'TCP'],
			['udp', 'UDP'],
			['icmp', 'ICMP'],
		],
		{ default: 'tcp' },
	),
	number('fixedPacketRate', 'Packets a second', { least: 0, highest: 100 }),
	choice(
		'ipv6Policy',
		'Which version of IP is used',
		[
			['use-agent-policy', 'Use Agent Policy'],
			['force-ipv4', 'Force IPv4'],
			['force-ipv6', 'Force IPv6'],
			['prefer-ipv6', 'Prefer IPv6'],
		],
		{ label: 'IPv6 Policy', default: 'use-agent-policy' },
	),
	choice('dscpId', 'The DSCP class of the packets', DSCP, { label: 'DSCP', default: '0' }),
	number('port', 'The port of the target', { least: 1, highest: 65_535, default: 443 }),
	choice('direction', 'Which way is measured', ['to-target', 'from-target', 'bidirectional'], {
		default: 'to-target',
	}),
	number('mss', 'Maximum segment size in bytes', { label: 'MSS', least: 20, highest: 1400 }),
	flag('throughputMeasurements', 'Whether throughput is measured'),
	number('throughputDuration', 'How long throughput is measured, in milliseconds', {
		least: 5000,
		highest: 30_000,
		default: 10_000,
	}),
	number('throughputRate', 'Rate of UDP in Mbps', { least: 8, highest: 1000 }),
	flag('continuousMode', 'Whether probes never pause'),
	number('pingPayloadSize', 'Payload of a ping in bytes', { least: 0, highest: 1400 }),
].map(setting);
