import { choice, flag, locator, required, texts, where } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';
import { plainId, numericId } from '../../shared/operation/checks';
import { expand } from './common';

/** What the API measures, by its words. */
export const RESULT_TYPES: Array<[value: string, name?: string]> = [
	['api', 'API'],
	['bgp', 'BGP'],
	['dns-server', 'DNS Server'],
	['dns-trace', 'DNS Trace'],
	['dnssec', 'DNSSEC'],
	['ftp-server', 'FTP Server'],
	['http-server', 'HTTP Server'],
	['network', 'Network'],
	['page-load', 'Page Load'],
	['path-vis', 'Path Visualization'],
	['rtp-server', 'RTP Server (Voice)'],
	['sip-server', 'SIP Server'],
	['web-transactions', 'Web Transactions'],
];

const DETAILED = new Set(['api', 'page-load', 'path-vis', 'web-transactions']);

export const resultType = choice(
	'resultType',
	'What was measured; a test has only what belongs to its type',
	RESULT_TYPES,
	{ default: 'http-server', required: true },
);

export const detailedType = choice(
	'resultType',
	'What to get the details of',
	RESULT_TYPES.filter(([value]) => DETAILED.has(value)),
	{ default: 'page-load', required: true },
);

/** What only results name, so that no list shows it. */
const named = (name: string, label: string, description: string, placeholder: string): Field =>
	required(locator(name, description, { label, placeholder, check: plainId }));

export const roundId = required(
	locator('roundId', 'The round, as results tell it', {
		label: 'Round ID',
		placeholder: 'e.g. 1384309800',
		check: numericId,
	}),
);

export const pageId = named('pageId', 'Page ID', 'The page of the transaction', 'e.g. 1');
export const prefixId = named(
	'prefixId',
	'Prefix ID',
	'The network, as results of BGP tell it',
	'e.g. 91466',
);

const directed = (type: string, words: string[]) =>
	where(
		'/resultType',
		[type],
		choice('direction', 'Of which way to return results', words, { default: 'to-target' }),
	);

export const pathDirection = directed('path-vis', ['from-target', 'to-target']);

export const directions = [
	directed('network', ['bidirectional', 'from-target', 'to-target']),
	pathDirection,
];

export const serverId = where(
	'/resultType',
	['dns-server'],
	locator('serverId', 'The DNS server to return results of', {
		label: 'Server ID',
		placeholder: 'e.g. 1447',
		check: plainId,
	}),
);

export const httpParts = where(
	'/resultType',
	['http-server'],
	expand(['Certificates', 'certificate'], ['Headers', 'header']),
);

const nowhere = { in: 'nowhere' as const };

/** What a simplified result keeps beside plain values. */
export const keptFields = where(
	'/simplify',
	[true],
	texts('fields', 'Objects and lists to keep, separated by commas', {
		label: 'Fields to Keep',
		placeholder: 'e.g. har',
		...nowhere,
	}),
);

export const splitHops = where(
	'/simplify',
	[true],
	where(
		'/resultType',
		['path-vis'],
		flag('splitHops', 'Whether to return an item for each trace and hop', {
			default: true,
			...nowhere,
		}),
	),
);
