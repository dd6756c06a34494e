import {
	choice,
	flag,
	number,
	object,
	required,
	text,
	texts,
} from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { setting } from './ofTypes';
import { notMasked } from './secrets';

export const domain = setting(
	text('domain', 'The domain, with the type of record behind it', {
		placeholder: 'e.g. www.example.com A',
	}),
);

export const dnsServers = setting(
	texts('dnsServers', 'Names of the DNS servers, separated by commas', { label: 'DNS Servers' }),
);

export const prefix = setting(
	text('prefix', 'The network, as address and length', { placeholder: 'e.g. 192.0.2.0/24' }),
);

const REQUESTS = ['download', 'upload', 'list'];

export const requestType = setting(
	choice('requestType', 'What is done', REQUESTS, { default: 'download' }),
);

export const requestTypeIfNew = setting(
	choice('requestType', 'What is done', [['', 'Unchanged, Download if New'], ...REQUESTS], {
		default: '',
	}),
);

const port = number('port', 'Its port', { least: 1, highest: 65_535, default: 5060 });

const sipCredentials = (itsPort: Field) =>
	setting(
		object(
			'targetSipCredentials',
			'The SIP server, and who signs in to it',
			[
				itsPort,
				choice(
					'protocol',
					'Its protocol',
					[
						['tcp', 'TCP'],
						['tls', 'TLS'],
						['udp', 'UDP'],
					],
					{ default: 'tcp' },
				),
				text('sipRegistrar', 'Its name or address', { label: 'SIP Registrar' }),
				text('user', 'Name of the user that signs in'),
				text('authUser', 'Name to sign in with'),
				text('password', 'Password to sign in with', { secret: true, check: notMasked }),
			],
			{ label: 'Target SIP Credentials' },
		),
	);

export const targetSipCredentials = sipCredentials(required(port));
/** Only what changes. */
export const changedSipCredentials = sipCredentials(port);

/** What single protocols have of their own. */
export const protocols: Field[] = [
	choice(
		'dnsQueryClass',
		'The class of the query',
		[
			['in', 'IN'],
			['ch', 'CH'],
		],
		{ label: 'DNS Query Class', default: 'in' },
	),
	choice(
		'dnsTransportProtocol',
		'How DNS travels',
		[
			['udp', 'UDP'],
			['tcp', 'TCP'],
		],
		{ label: 'DNS Transport Protocol', default: 'udp' },
	),
	flag('recursiveQueries', 'Whether the servers are asked to ask others'),
	number('ftpTargetTime', 'Target of the response time in milliseconds', {
		label: 'FTP Target Time',
		least: 1000,
		highest: 6000,
	}),
	number('ftpTimeLimit', 'Most seconds for all of it', {
		label: 'FTP Time Limit',
		least: 10,
		highest: 60,
	}),
	flag('useActiveFtp', 'Whether FTP is active', { label: 'Use Active FTP' }),
	flag('useExplicitFtps', 'Whether FTPS is explicit', { label: 'Use Explicit FTPS' }),
	flag('registerEnabled', 'Whether the test registers'),
	text('optionsRegex', 'What the answer to OPTIONS must match', { label: 'Options Regex' }),
	number('sipTargetTime', 'Target of the response time in milliseconds', {
		label: 'SIP Target Time',
		least: 100,
		highest: 5000,
	}),
	number('sipTimeLimit', 'Most seconds for all of it', {
		label: 'SIP Time Limit',
		least: 5,
		highest: 10,
	}),
	text('codecId', 'ID of the codec', { label: 'Codec ID' }),
	number('duration', 'Seconds of a call', { least: 5, highest: 30 }),
	number('jitterBuffer', 'Jitter buffer in milliseconds', { least: 0, highest: 150, default: 40 }),
	flag('includeCoveredPrefixes', 'Whether parts of the network count too'),
].map(setting);
