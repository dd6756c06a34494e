import {
	choice,
	flag,
	json,
	number,
	object,
	objects,
	text,
	texts,
} from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { lettered } from '../common';
import { ofTypes, setting } from './ofTypes';
import { notMasked } from './secrets';

const METHODS: Array<[value: string, name: string]> = [
	['get', 'GET'],
	['post', 'POST'],
];

export const url = setting(text('url', 'The address to test', { label: 'URL' }));

const oAuth = object(
	'oAuth',
	'How a token is got, where Auth Type is OAuth',
	[
		text('testUrl', 'Where the token comes from', { label: 'Test URL' }),
		choice('requestMethod', 'How it is asked for', METHODS, { default: 'get' }),
		text('postBody', 'What is sent along', { secret: true }),
		text('headers', 'Headers, one a line', { rows: 3 }),
		choice('authType', 'How the request signs in', [['none'], ['basic'], ['ntlm', 'NTLM']], {
			default: 'none',
		}),
		text('username', 'Name to sign in with'),
		text('password', 'Password to sign in with', { secret: true, check: notMasked }),
	],
	{ label: 'OAuth' },
);

const customHeaders = object('customHeaders', 'Headers to send. Not together with Headers.', [
	json('root', 'To the first request: an object of names and values'),
	json('all', 'To every request: an object of names and values'),
	json('domains', 'By domain: objects of names and values'),
]);

const agentInterfaces = object('agentInterfaces', 'Which IP address an agent uses', [
	text('agentId', 'ID of the agent'),
	text('ipAddress', 'Address of the interface that this agent uses'),
]);

const vaultCredentials = objects('vaultCredentials', 'Secrets of a vault', [
	text('secretId', 'ID of the secret', { required: true }),
	choice('target', 'What the secret is for', ['username', 'password', 'script'], {
		default: 'password',
	}),
]);

export const username = text('username', 'Name to sign in with');
export const password = text('password', 'Password to sign in with', {
	secret: true,
	check: notMasked,
});

/** Signing in to a website; FTP has the same two on top. */
const WEBSITES = ['http-server', 'page-load', 'web-transactions'];

/** How a website is asked for. */
export const web: Field[] = [
	...[
		choice(
			'authType',
			'How the test signs in',
			[['none'], ['basic'], ['kerberos'], ['ntlm', 'NTLM'], ['oauth', 'OAuth']],
			{ default: 'none' },
		),
		oAuth,
		customHeaders,
		agentInterfaces,
		vaultCredentials,
		flag('allowUnsafeLegacyRenegotiation', 'Whether old TLS renegotiation is allowed', {
			default: true,
		}),
		text('clientCertificate', 'Certificate and private key in PEM', {
			rows: 4,
			secret: true,
			check: notMasked,
			most: 100_000,
		}),
		flag('collectProxyNetworkData', 'Whether the network up to the proxy is measured'),
		text('contentRegex', 'What the content must match', { label: 'Content Regex' }),
		text('desiredStatusCode', 'The status that is expected', { default: 'default' }),
		flag('distributedTracing', 'Whether tracing headers are sent'),
		text('dnsOverride', 'IP address to use in place of what DNS says', { label: 'DNS Override' }),
		number('downloadLimit', 'Most bytes to download', { least: 0 }),
		flag('followRedirects', 'Whether redirects are followed', { default: true }),
		number('httpTargetTime', 'Target of the response time in milliseconds', {
			least: 100,
			highest: 5000,
			default: 1000,
		}),
		number('httpTimeLimit', 'Most seconds for a response', { least: 5, highest: 60 }),
		number('httpVersion', 'Highest version of HTTP', { least: 1, highest: 2, default: 2 }),
		flag('includeHeaders', 'Whether results hold the headers', { default: true }),
		flag('overrideAgentProxy', 'Whether another proxy than that of the agent is used'),
		lettered('overrideProxyId', 'That proxy', { label: 'Override Proxy', list: 'searchProxies' }),
		choice(
			'sslVersionId',
			'The version of TLS',
			[
				['0', 'Auto'],
				['3', 'SSL 3'],
				['4', 'TLS 1.0'],
				['5', 'TLS 1.1'],
				['6', 'TLS 1.2'],
				['7', 'TLS 1.3'],
			],
			{ label: 'SSL Version', default: '0' },
		),
		text('userAgent', 'The user agent that is sent'),
		flag('verifyCertificate', 'Whether the certificate must be valid'),
		texts('headers', 'Headers as "Name: value"; one with a comma between double quotes'),
		text('postBody', 'Body of the request, which makes it a POST', {
			rows: 4,
			most: 100_000,
			label: 'POST Body',
		}),
		choice('requestMethod', 'How the address is asked for', METHODS, { default: 'get' }),
	].map(setting),
	ofTypes(WEBSITES, username),
	ofTypes(WEBSITES, password),
];
