const accounts = require('./accounts');
const { agents } = require('./agents');
const { tests } = require('./tests');

const AGENT_TYPES = {
	cloud: 'Cloud',
	enterprise: 'Enterprise',
	'enterprise-cluster': 'Enterprise Cluster',
};

const flag = (value) => (value ? 1 : 0);
const legacyDate = (iso) => iso.replace('T', ' ').replace('Z', '');
const within = (items, aid) => items.filter((item) => item.aids.includes(aid));

const groupRow = (group) => ({
	aid: Number(group.aid),
	accountGroupName: group.accountGroupName,
	organizationName: accounts.ORGANIZATION.organizationName,
	current: flag(group.aid === accounts.DEFAULT_AID),
	default: flag(group.isDefaultAccountGroup),
});

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

const handlers = {
	'account-groups': () => ({ accountGroups: accounts.groups.map(groupRow) }),
	agents: (request, { aid }) => ({ agents: within(agents, aid).map(agentRow) }),
	tests: (request, { aid }) => ({ test: within(tests, aid).map(testRow(request.origin)) }),
	status: () => ({ timestamp: Date.now() }),
};

/** The v6 routes, each with and without the .json suffix. */
const routes = Object.entries(handlers).flatMap(([name, handler]) =>
	['', '.json'].map((suffix) => [
		'GET',
		`/v6/${name}${suffix}`,
		handler,
		{ open: name === 'status', query: { aid: 'aid' }, fixedType: suffix === '.json' },
	]),
);

module.exports = { routes };
