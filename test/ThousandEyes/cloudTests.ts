import type { IDataObject } from 'n8n-workflow';

/** What each type of test is created with, and one of its own settings. */
export const TYPES: Record<string, { fields: IDataObject; own: IDataObject }> = {
	'agent-to-agent': {
		fields: { targetAgentId: { __rl: true, mode: 'id', value: '3002' } },
		own: { direction: 'bidirectional', port: 50_000, protocol: 'udp', dscpId: '46' },
	},
	'agent-to-server': {
		fields: { server: 'www.example.com' },
		own: { port: 443, protocol: 'tcp', pingPayloadSize: 112 },
	},
	api: {
		fields: {
			url: 'https://api.example.com',
			requests: {
				values: [
					{
						name: 'One',
						url: 'https://api.example.com/1',
						assertions: { values: [{ name: 'status-code' }] },
					},
				],
			},
		},
		own: { predefinedVariables: { values: [{ name: 'a', value: 'b' }] }, timeLimit: 20 },
	},
	bgp: { fields: { prefix: '192.0.2.0/24' }, own: { includeCoveredPrefixes: true } },
	'dns-server': {
		fields: { domain: 'www.example.com A', dnsServers: 'ns1.example.com, ns2.example.com' },
		own: { recursiveQueries: true, dnsQueryClass: 'in' },
	},
	'dns-trace': { fields: { domain: 'www.example.com A' }, own: { dnsTransportProtocol: 'tcp' } },
	dnssec: { fields: { domain: 'www.example.com A' }, own: { dnsQueryClass: 'in' } },
	'ftp-server': {
		fields: {
			url: 'ftp://ftp.example.com',
			requestType: 'list',
			username: 'someone',
			password: 'marker-ftp-password',
		},
		own: { useActiveFtp: true, ftpTimeLimit: 20 },
	},
	'http-server': {
		fields: { url: 'https://www.example.com' },
		own: {
			headers: '"Accept: text/html, text/plain", X-One: 1',
			authType: 'basic',
			username: 'someone',
			password: 'marker-http-password',
		},
	},
	'page-load': {
		fields: { url: 'https://www.example.com' },
		own: { httpInterval: 60, subinterval: 60, customHeaders: { root: { 'X-One': '1' } } },
	},
	'sip-server': {
		fields: {
			targetSipCredentials: {
				port: 5060,
				protocol: 'udp',
				sipRegistrar: 'sip.example.com',
				user: 'someone',
				password: 'marker-sip-password',
			},
		},
		own: { registerEnabled: true, sipTimeLimit: 6 },
	},
	voice: {
		fields: { targetAgentId: { __rl: true, mode: 'id', value: '3002' } },
		own: { duration: 10, codecId: '0', port: 5000 },
	},
	'web-transactions': {
		fields: { url: 'https://www.example.com', transactionScript: 'one();\n\ttwo();' },
		own: {
			credentials: '11, 12',
			vaultCredentials: { values: [{ secretId: 'x', target: 'script' }] },
		},
	},
};

/** All parameters of a new test of that type. */
export function parametersOf(testType: string, testName = `New ${testType}`): IDataObject {
	const { fields, own } = TYPES[testType];
	return {
		testType,
		testName,
		...fields,
		...(testType === 'bgp' ? {} : { agents: '3001, 3002', interval: 600 }),
		additionalFields: {
			description: 'Old',
			tags: 't-1',
			alertsEnabled: true,
			alertRules: ['11', '12'],
			...own,
		},
	};
}
