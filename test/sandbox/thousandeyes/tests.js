const { agents } = require('./agents');

const TEST_COUNT = 600;
const FIRST_ID = 202701;

const common = { bgpMeasurements: true, usePublicBgp: true, numPathTraces: 3 };
const network = {
	...common,
	networkMeasurements: true,
	mtuMeasurements: false,
	probeMode: 'auto',
	pathTraceMode: 'classic',
	protocol: 'tcp',
	randomizedStartTime: false,
};
const http = {
	...network,
	bandwidthMeasurements: false,
	authType: 'none',
	desiredStatusCode: '200',
	followRedirects: true,
	httpTargetTime: 1000,
	httpTimeLimit: 5,
	httpVersion: 2,
	sslVersion: 'Auto',
	sslVersionId: '0',
	useNtlm: false,
	verifyCertificate: true,
};
const dscp = { dscp: 'Best Effort (DSCP 0)', dscpId: '0' };
const site = (index) => `https://shop-${index}.example.com/`;
const host = (index) => `host-${index}.example.com`;
const target = (index) => agents[index % agents.length].id;

const TYPES = {
	'agent-to-agent': (i) => ({
		...common,
		...dscp,
		direction: 'bidirectional',
		pathTraceMode: 'classic',
		port: 49153,
		protocol: 'tcp',
		targetAgentId: target(i),
		throughputMeasurements: false,
	}),
	'agent-to-server': (i) => ({
		...network,
		...dscp,
		server: `${host(i)}:443`,
		continuousMode: false,
	}),
	api: (i) => ({
		...network,
		url: site(i),
		followRedirects: true,
		requests: [{ name: 'Step 1', method: 'get', url: site(i), authType: 'none' }],
		sslVersionId: '0',
		targetTime: 1,
		timeLimit: 30,
	}),
	bgp: (i) => ({
		prefix: `198.51.${i % 100}.0/24`,
		includeCoveredPrefixes: false,
		usePublicBgp: true,
	}),
	'dns-server': (i) => ({
		...network,
		domain: `${host(i)} A`,
		dnsServers: [{ serverId: '1447', serverName: 'ns1.example.net' }],
		dnsQueryClass: 'in',
		dnsTransportProtocol: 'udp',
		recursiveQueries: false,
	}),
	'dns-trace': (i) => ({
		domain: `${host(i)} A`,
		dnsQueryClass: 'in',
		dnsTransportProtocol: 'udp',
	}),
	dnssec: (i) => ({ domain: `${host(i)} A`, dnsQueryClass: 'in' }),
	'ftp-server': (i) => ({
		...network,
		url: `ftp://${host(i)}`,
		requestType: 'download',
		ftpTargetTime: 1400,
		ftpTimeLimit: 10,
		useActiveFtp: false,
		useExplicitFtps: false,
		username: 'anonymous',
	}),
	'http-server': (i) => ({ ...http, url: site(i), requestMethod: 'get', downloadLimit: 2048 }),
	'page-load': (i) => ({
		...http,
		url: site(i),
		httpInterval: 300,
		subinterval: 300,
		pageLoadTargetTime: 6,
		pageLoadTimeLimit: 10,
		pageLoadingStrategy: 'normal',
	}),
	'sip-server': (i) => ({
		...network,
		sipRegistrar: `sip-${i}.example.com`,
		port: 5060,
		registerEnabled: false,
		sipTargetTime: 1000,
		sipTimeLimit: 5,
	}),
	voice: (i) => ({
		...common,
		...dscp,
		targetAgentId: target(i),
		codec: 'G.711 @ 64 Kbps',
		codecId: '0',
		duration: 5,
		jitterBuffer: 40,
		port: 49152,
	}),
	'web-transactions': (i) => ({
		...http,
		url: site(i),
		subinterval: 600,
		targetTime: 10,
		timeLimit: 30,
		transactionScript: 'await driver.get(markers.start);',
	}),
};

const typeNames = Object.keys(TYPES);
const INTERVALS = [60, 120, 300, 600, 900];

function build(index) {
	const type = typeNames[index % typeNames.length];
	// Group 1001 has every test; 1002 shares each third and 1003 each tenth of them.
	const aids = ['1001'];
	if (index % 3 === 0) aids.push('1002');
	if (index % 10 === 0) aids.push('1003');
	const day = String(1 + (index % 28)).padStart(2, '0');
	const summary = {
		testId: String(FIRST_ID + index),
		testName: `${type} ${String(index + 1).padStart(3, '0')}`,
		type,
		enabled: index % 11 !== 0,
		savedEvent: index % 97 === 0,
		liveShare: false,
		alertsEnabled: true,
		...(type === 'bgp' ? {} : { interval: INTERVALS[index % INTERVALS.length] }),
		description: `Sandbox ${type} test`,
		createdBy: 'Sandbox Operator (noreply@example.com)',
		createdDate: `2023-03-${day}T09:00:00Z`,
		modifiedBy: 'Sandbox Operator (noreply@example.com)',
		modifiedDate: `2024-04-${day}T10:30:00Z`,
	};
	const agentIds =
		type === 'bgp' ? [] : [0, 1, 2].map((step) => agents[(index * 3 + step) % 40].id);
	return { id: summary.testId, index, type, aids, summary, agentIds, settings: TYPES[type](index) };
}

const tests = Array.from({ length: TEST_COUNT }, (_, index) => build(index));

const testById = new Map(tests.map((test) => [test.id, test]));

module.exports = { testById, tests, typeNames };
