const accounts = require('./accounts');
const alertRules = require('./alert-rules');
const { agentById, agents } = require('./agents');
const { notFound, self } = require('./answers');
const integrations = require('./integrations');
const { createToken } = require('./oauth');
const { askConsent, takeConsent } = require('./authorize');
const pathVis = require('./path-vis');
const { getAlert, getAlerts, getEvent, getEvents } = require('./ranged');
const tests = require('./test-routes');
const { agentRow, groupDetail } = require('./expand');

/**
 * @import { Request } from '../message'
 * @import { Handler, Row } from './stores'
 * @import { PlainKind } from './query'
 */

/** @param {Request} request @param {string} property @param {object[]} rows */
const list = (request, property, rows) => ({ [property]: rows, ...self(request) });
/**
 * @template {{ aids: string[] }} T
 * @param {T[]} items
 * @param {string} aid
 */
const within = (items, aid) => items.filter((item) => item.aids.includes(aid));

/** @type {Handler} */
function getAccountGroup(request, { params, query }) {
	const group = accounts.groups.find((candidate) => candidate.aid === params.id);
	return group ? { ...groupDetail(group, query.expand), ...self(request) } : notFound(request);
}

/** @type {Handler} */
function getAgents(request, { aid, agentStates, query }) {
	const rows = within(agents, aid)
		.filter(({ row }) => !query.agentTypes || query.agentTypes.includes(row.agentType))
		.filter(({ labels }) => !query.labels || labels.some(({ name }) => query.labels.includes(name)))
		.map((agent) => agentStates.apply(agentRow(agent, aid, request.origin, query)));
	return list(request, 'agents', rows);
}

/** @type {Handler} */
function getAgent(request, { aid, params, query }) {
	const agent = agentById.get(params.agentId);
	if (!agent?.aids.includes(aid)) return notFound(request);
	const { labels, tags } = agent;
	return { ...agentRow(agent, aid, request.origin, query), labels, tags, ...self(request) };
}

/** @type {Handler} */
function getUser(request, { params, aid }) {
	const uid = request.path.endsWith('/current') ? '245' : params.id;
	const user = accounts.usersOf(aid).find(({ summary }) => summary.uid === uid);
	return user ? { ...accounts.userDetail(user), ...self(request) } : notFound(request);
}

const aid = 'aid';
/** @type {Record<string, PlainKind>} */
const range = {
	window: 'window',
	startDate: 'date',
	endDate: 'date',
	max: 'count',
	cursor: 'text',
};
const agentExpand = ['cluster-member', 'test', 'test-ids'];

/**
 * The v7 routes: method, path, handler and the query parameters it takes.
 * @type {Row[]}
 */
const routes = [
	['GET', '/v7/oauth2/authorize', askConsent, { open: true, ownChecks: true }],
	['POST', '/v7/oauth2/authorize', takeConsent, { open: true, ownChecks: true }],
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
	// No IDs of agents: these are answered from the facts.
	['GET', '/v7/agents/local-problems', undefined],
	['GET', '/v7/agents/notification-rules', undefined],
	['GET', '/v7/agents/proxies', undefined],
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
	...alertRules.routes,
	...integrations.routes,
	...pathVis.routes,
	['GET', '/v7/alerts/{alertId}', getAlert, { query: { aid } }],
	['GET', '/v7/events', getEvents, { query: { aid, ...range }, rangeRequired: true }],
	['GET', '/v7/events/{id}', getEvent, { query: { aid } }],
	...tests.routes,
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

/** What is answered by hand above, for the changes that are answered from the facts. */
const rows = {
	'/v7/account-groups': () =>
		accounts.groups.map((group) => accounts.groupRow(group, accounts.DEFAULT_AID)),
	'/v7/agents': () => agents.map(({ row }) => row),
	'/v7/roles': () => accounts.allRoles,
	'/v7/users': () => accounts.users.map((user) => accounts.userDetail(user)),
};

/**
 * What the answers from the facts tell beside what was written: a window is written with the IDs of its tests.
 * @type {Record<string, (row: any) => object>}
 */
const told = {
	'/v7/alert-suppression-windows': ({ testIds }) =>
		testIds ? { tests: testIds.map((/** @type {string} */ testId) => ({ testId })) } : {},
};

module.exports = { routes, rows, told };
