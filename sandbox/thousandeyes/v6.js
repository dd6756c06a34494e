const accounts = require('./accounts');
const { agents } = require('./agents');
const { tests } = require('./tests');

/**
 * @import { Group } from './accounts'
 * @import { Agent } from './agents'
 * @import { Handler, Row } from './stores'
 * @import { Test } from './tests'
 */

/** @type {Record<string, string>} */
const AGENT_TYPES = {
	cloud: 'Cloud',
	enterprise: 'Enterprise',
	'enterprise-cluster': 'Enterprise Cluster',
};

/** @param {unknown} value */
const flag = (value) => (value ? 1 : 0);
/** @param {string} [iso] */
const legacyDate = (iso = '') => iso.replace('T', ' ').replace('Z', '');
/**
 * @template {{ aids: string[] }} T
 * @param {T[]} items
 * @param {string} aid
 */
const within = (items, aid) => items.filter((item) => item.aids.includes(aid));

/** @param {Group} group */
const groupRow = (group) => ({
	aid: Number(group.aid),
	accountGroupName: group.accountGroupName,
	organizationName: accounts.ORGANIZATION.organizationName,
	current: flag(group.aid === accounts.DEFAULT_AID),
	default: flag(group.isDefaultAccountGroup),
});

/** @param {Agent} agent */
function agentRow({ row }) {
	const common = {
		agentId: Number(row.agentId),
		agentName: row.agentName,
		agentType: AGENT_TYPES[row.agentType],
		countryId: row.countryId,
		enabled: flag(row.enabled),
		location: row.location,
		network: row.network,
		prefix: row.prefix,
		ipAddresses: row.ipAddresses,
		publicIpAddresses: row.publicIpAddresses,
		verifySslCertificates: flag(row.verifySslCertificates),
	};
	if (row.agentType === 'cloud') return common;
	return {
		...common,
		agentState: row.agentState === 'online' ? 'Online' : 'Offline',
		createdDate: legacyDate(row.createdDate),
		hostname: row.hostname,
		ipv6Policy: 'FORCE_IPV4',
		keepBrowserCache: flag(row.keepBrowserCache),
		lastSeen: legacyDate(row.lastSeen),
		targetForTests: row.targetForTests,
		utilization: row.utilization,
	};
}

/** @type {(origin: string) => (test: Test) => object} */
const testRow =
	(origin) =>
	({ summary, settings }) => ({
		testId: Number(summary.testId),
		testName: summary.testName,
		type: summary.type,
		...(summary.interval ? { interval: summary.interval } : {}),
		...(settings.url ? { url: settings.url } : {}),
		...(settings.server ? { server: settings.server } : {}),
		enabled: flag(summary.enabled),
		savedEvent: flag(summary.savedEvent),
		liveShare: flag(summary.liveShare),
		alertsEnabled: flag(summary.alertsEnabled),
		description: summary.description,
		createdBy: summary.createdBy,
		createdDate: legacyDate(summary.createdDate),
		modifiedBy: summary.modifiedBy,
		modifiedDate: legacyDate(summary.modifiedDate),
		apiLinks: [{ rel: 'self', href: `${origin}/v6/tests/${summary.testId}` }],
	});

/** @type {Record<string, Handler>} */
const handlers = {
	'account-groups': () => ({ accountGroups: accounts.groups.map(groupRow) }),
	agents: (_request, { aid }) => ({ agents: within(agents, aid).map(agentRow) }),
	tests: (request, { aid }) => ({ test: within(tests, aid).map(testRow(request.origin)) }),
	status: () => ({ timestamp: Date.now() }),
};

/**
 * The v6 routes, each with and without the .json suffix.
 * @type {Row[]}
 */
const routes = Object.entries(handlers).flatMap(([name, handler]) =>
	['', '.json'].map((suffix) => routeOf(name, suffix, handler)),
);

/** @param {string} name @param {string} suffix @param {Handler} handler @returns {Row} */
function routeOf(name, suffix, handler) {
	const open = name === 'status';
	const fixedType = suffix === '.json';
	return ['GET', `/v6/${name}${suffix}`, handler, { open, query: { aid: 'aid' }, fixedType }];
}

module.exports = { routes };
