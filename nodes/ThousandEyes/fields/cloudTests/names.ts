/** How a body with settings of a test is sent; each way takes other names. */
export type Sending = 'create' | 'update' | 'instant';

/** The API's words for the types of tests, with their names. */
export const TYPES: Array<[value: string, name?: string]> = [
	['agent-to-agent', 'Agent to Agent'],
	['agent-to-server', 'Agent to Server'],
	['api', 'API'],
	['bgp', 'BGP'],
	['dns-server', 'DNS Server'],
	['dns-trace', 'DNS Trace'],
	['dnssec', 'DNSSEC'],
	['ftp-server', 'FTP Server'],
	['http-server', 'HTTP Server'],
	['page-load', 'Page Load'],
	['sip-server', 'SIP Server'],
	['voice', 'Voice'],
	['web-transactions', 'Web Transactions'],
];

/** The API's words for the types of tests. */
export const testTypes = TYPES.map(([value]) => value);

const AGENTS = 'agent-to-agent';
const SERVER = 'agent-to-server';
const TRACE = ['dns-trace', 'dnssec'];
const BROWSER = ['page-load', 'web-transactions'];
const WEB = ['http-server', ...BROWSER];
const VIEWED = testTypes.filter((type) => !TRACE.includes(type));
const NETWORK = VIEWED.filter((type) => type !== 'bgp');
const TRACED = NETWORK.filter((type) => type !== 'voice');
const PROBED = TRACED.filter((type) => type !== AGENTS);

/** The settings that can be written, by the types of tests that have them. */
const SETTINGS: Array<[types: string[], names: string]> = [
	[
		testTypes,
		'alertRules alertsEnabled description enabled labels sharedWithAccounts tags testName',
	],
	[testTypes.filter((type) => type !== 'bgp'), 'agents interval randomizedStartTime'],
	[VIEWED, 'monitors usePublicBgp'],
	[NETWORK, 'bgpMeasurements numPathTraces'],
	[TRACED, 'pathTraceMode'],
	[TRACED.filter((type) => type !== 'api'), 'fixedPacketRate'],
	[TRACED.filter((type) => type !== 'sip-server'), 'protocol'],
	[PROBED, 'mtuMeasurements networkMeasurements probeMode'],
	[[SERVER, 'dns-server', 'ftp-server', ...WEB], 'bandwidthMeasurements'],
	[[SERVER, 'dns-server', 'ftp-server', 'http-server', 'sip-server'], 'ipv6Policy'],
	[[AGENTS, SERVER, 'voice'], 'dscpId port'],
	[[AGENTS, 'voice'], 'targetAgentId'],
	[[AGENTS], 'direction mss throughputDuration throughputMeasurements throughputRate'],
	[[SERVER], 'continuousMode pingPayloadSize server'],
	[['api', 'ftp-server', ...WEB], 'url'],
	[['ftp-server', ...WEB], 'downloadLimit password username'],
	[
		['api', ...WEB],
		'clientCertificate collectProxyNetworkData distributedTracing followRedirects overrideAgentProxy overrideProxyId sslVersionId vaultCredentials',
	],
	[
		WEB,
		'agentInterfaces allowUnsafeLegacyRenegotiation authType contentRegex customHeaders desiredStatusCode dnsOverride httpTargetTime httpTimeLimit httpVersion includeHeaders oAuth useNtlm userAgent verifyCertificate',
	],
	[['http-server'], 'headers postBody requestMethod'],
	[
		BROWSER,
		'allowGeolocation allowMicAndCamera blockDomains browserLanguage chromeOptions chromePolicies disableScreenshot emulatedDeviceId identifyAgentTrafficWithUserAgent pageLoadingStrategy subinterval',
	],
	[['page-load'], 'httpInterval pageLoadTargetTime pageLoadTimeLimit'],
	[['api', 'web-transactions'], 'credentials targetTime timeLimit'],
	[['web-transactions'], 'transactionScript'],
	[['api'], 'clientCertDomainsAllowList predefinedVariables requests'],
	[['dns-server', ...TRACE], 'dnsQueryClass domain'],
	[['dns-server', 'dns-trace'], 'dnsTransportProtocol'],
	[['dns-server'], 'dnsServers recursiveQueries'],
	[['ftp-server'], 'ftpTargetTime ftpTimeLimit requestType useActiveFtp useExplicitFtps'],
	[['sip-server'], 'optionsRegex registerEnabled sipTargetTime sipTimeLimit targetSipCredentials'],
	[['voice'], 'codecId duration jitterBuffer'],
	[['bgp'], 'includeCoveredPrefixes prefix'],
];

const BY_NAME = new Map(
	SETTINGS.flatMap(([types, names]) => names.split(' ').map((name) => [name, types] as const)),
);

/** What a test that runs once, at once, has no use for. */
const LASTING = new Set(
	'alertRules alertsEnabled bgpMeasurements enabled httpInterval interval monitors subinterval usePublicBgp'.split(
		' ',
	),
);

/** The types of tests that have a setting. */
export function typesWith(name: string): string[] {
	return BY_NAME.get(name) ?? [];
}

/** Whether a setting is sent along in this way. */
export function isSent(name: string, type: string, sending: Sending): boolean {
	if (!typesWith(name).includes(type)) return false;
	if (sending === 'update') return name !== 'prefix';
	if (sending === 'create') return true;
	return type !== 'bgp' && !LASTING.has(name) && !(name === 'port' && type === SERVER);
}

/** The names of all settings that a type of tests takes. */
export function settingsOf(type: string, sending: Sending): string[] {
	return [...BY_NAME.keys()].filter((name) => isSent(name, type, sending)).sort();
}
