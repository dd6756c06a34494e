const { agents } = require('./agents');

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
/** @param {number} index */
const site = (index) => `https://shop-${index}.example.com/`;
/** @param {number} index */
const host = (index) => `host-${index}.example.com`;
/** @param {number} index */
const target = (index) => agents[index % agents.length].id;

/**
 * The settings of each test type, for the test with the given number.
 * @type {Record<string, (index: number) => Record<string, any>>}
 */
const settingsByType = {
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

module.exports = { settingsByType };
