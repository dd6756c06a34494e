const accounts = require('./accounts');
const { agentById, agents } = require('./agents');
const { problem } = require('./answers');
const { createToken } = require('./oauth');
const { getAlert, getAlerts, getEvent, getEvents } = require('./ranged');
const { testById, tests, typeNames } = require('./tests');
const { agentRow, groupDetail, testDetail, testRow } = require('./expand');

const notFound = (request) => problem(404, request, 'The requested resource does not exist');
const self = (request) => ({ _links: { self: { href: `${request.origin}${request.url}` } } });
const list = (request, property, rows) => ({ [property]: rows, ...self(request) });
const within = (items, aid) => items.filter((item) => item.aids.includes(aid));

function getAccountGroup(request, { params, query }) {
	const group = accounts.groups.find((candidate) => candidate.aid === params.id);
	return group ? { ...groupDetail(group, query.expand), ...self(request) } : notFound(request);
}

function getAgents(request, { aid, query }) {
	const rows = within(agents, aid)
		.filter(({ row }) => !query.agentTypes || query.agentTypes.includes(row.agentType))
		.filter(({ labels }) => !query.labels || labels.some(({ name }) => query.labels.includes(name)))
		.map((agent) => agentRow(agent, aid, request.origin, query));
	return list(request, 'agents', rows);
}

function getAgent(request, { aid, params, query }) {
	const agent = agentById.get(params.agentId);
	if (!agent?.aids.includes(aid)) return notFound(request);
	const { labels, tags } = agent;
	return { ...agentRow(agent, aid, request.origin, query), labels, tags, ...self(request) };
}

function getTests(request, { aid }) {
	const rows = within(tests, aid).map((test) => testRow(test, request.origin));
	return list(request, 'tests', rows);
}

const getTestsOfType =
	(type) =>
	(request, { aid }) => {
		const rows = within(tests, aid)
			.filter((test) => test.type === type)
			.map((test) => ({ ...testRow(test, request.origin), ...test.settings }));
		return list(request, 'tests', rows);
	};

const getTestOfType =
	(type) =>
	(request, { aid, params, query }) => {
		const test = testById.get(params.testId);
		if (test?.type !== type || !test.aids.includes(aid)) return notFound(request);
		if (query.versionId !== undefined && query.versionId !== '1') return notFound(request);
		return testDetail(test, request.origin, query.expand);
	};

function getUser(request, { params, aid }) {
	const uid = request.path.endsWith('/current') ? '245' : params.id;
	const user = accounts.usersOf(aid).find(({ summary }) => summary.uid === uid);
	return user ? { ...accounts.userDetail(user), ...self(request) } : notFound(request);
}

const aid = 'aid';
const range = {
	window: 'window',
	startDate: 'date',
	endDate: 'date',
	max: 'count',
	cursor: 'text',
};
const testExpand = ['alert-rule', 'monitor', 'label', 'tag', 'shared-with-account'];
const agentExpand = ['cluster-member', 'test', 'test-ids'];

function testRoutes(type) {
	// BGP tests run on monitors: no agents to expand, and no versions.
	const query =
		type === 'bgp'
			? { aid, expand: { csv: testExpand } }
			: { aid, versionId: 'text', expand: { csv: ['agent', ...testExpand] } };
	return [
		['GET', `/v7/tests/${type}`, getTestsOfType(type), { query: { aid } }],
		['GET', `/v7/tests/${type}/{testId}`, getTestOfType(type), { query }],
	];
}

/** The v7 routes: method, path, handler and the query parameters it takes. */
const routes = [
	['POST', '/v7/oauth2/token', createToken, { open: true, ownChecks: true }],
	[
		'GET',
		'/v7/account-groups',
		(request) =>
			list(
				request,
				'accountGroups',
				accounts.groups.map((group) => accounts.groupRow(group, accounts.DEFAULT_AID)),
			),
	],
	[
		'GET',
		'/v7/account-groups/{id}',
		getAccountGroup,
		{ query: { expand: { csv: ['user', 'agent'] } } },
	],
	[
		'GET',
		'/v7/agents',
		getAgents,
		{
			query: {
				aid,
				expand: { csv: agentExpand },
				agentTypes: { csv: ['cloud', 'enterprise-cluster', 'enterprise'] },
				labels: 'list',
				tagKeys: 'list',
			},
		},
	],
	[
		'GET',
		'/v7/agents/{agentId}',
		getAgent,
		{ query: { aid, expand: { csv: [...agentExpand, 'notification-rule'] } } },
	],
	[
		'GET',
		'/v7/alerts',
		getAlerts,
		{ query: { aid, state: { enum: ['clear', 'trigger'] }, ...range } },
	],
	['GET', '/v7/alerts/{alertId}', getAlert, { query: { aid } }],
	['GET', '/v7/events', getEvents, { query: { aid, ...range }, rangeRequired: true }],
	['GET', '/v7/events/{id}', getEvent, { query: { aid } }],
	['GET', '/v7/tests', getTests, { query: { aid } }],
	...typeNames.flatMap(testRoutes),
	[
		'GET',
		'/v7/users',
		(request, context) =>
			list(
				request,
				'users',
				accounts.usersOf(context.aid).map(({ summary }) => summary),
			),
		{ query: { aid } },
	],
	['GET', '/v7/users/current', getUser],
	['GET', '/v7/users/{id}', getUser, { query: { aid } }],
];

module.exports = { routes };
