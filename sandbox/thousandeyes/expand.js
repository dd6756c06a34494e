const accounts = require('./accounts');
const { agentOf, agents } = require('./agents');
const { ruleByType } = require('./rules');
const { tests } = require('./tests');

/**
 * @import { Group } from './accounts'
 * @import { Agent, Row } from './agents'
 * @import { Test } from './tests'
 */

/** @param {string} href */
const selfLink = (href) => ({ _links: { self: { href } } });

/**
 * A test as listed among all types.
 * @param {Test} test
 * @param {string} origin
 */
const testRow = (test, origin) => ({
	...test.summary,
	...selfLink(`${origin}/v7/tests/${test.type}/${test.id}`),
});

/** @param {Agent} agent @param {string} aid */
const runBy = (agent, aid) =>
	tests.filter((test) => test.aids.includes(aid) && test.agentIds.includes(agent.id));

/**
 * What an agent can be shown with.
 * @typedef {object} Expanded
 * @property {Agent['clusterMembers']} [clusterMembers]
 * @property {ReturnType<typeof testRow>[]} [tests]
 * @property {number[]} [testIds]
 * @property {[]} [notificationRules]
 * @property {Agent['tags']} [tags]
 */

/**
 * An agent as listed, with the sub-resources named in `expand` and the tags named in `tagKeys`.
 * @param {Agent} agent
 * @param {string} aid
 * @param {string} origin
 * @param {{ expand?: string[], tagKeys?: string[] }} [options]
 */
function agentRow(agent, aid, origin, { expand = [], tagKeys } = {}) {
	/** @type {Row & Expanded} */
	const row = { ...agent.row };
	if (expand.includes('cluster-member') && agent.clusterMembers) {
		row.clusterMembers = agent.clusterMembers;
	}
	if (expand.includes('test')) row.tests = runBy(agent, aid).map((test) => testRow(test, origin));
	if (expand.includes('test-ids')) row.testIds = runBy(agent, aid).map(({ id }) => Number(id));
	if (expand.includes('notification-rule')) row.notificationRules = [];
	if (tagKeys) row.tags = agent.tags.filter(({ key }) => tagKeys.includes(key));
	return row;
}

const monitor = {
	monitorId: '62',
	monitorName: 'Seattle, WA',
	monitorType: 'public',
	ipAddress: '203.0.113.62',
	countryId: 'US',
	network: 'Example Networks (AS 64500)',
};

/** @type {Record<string, (test: Test) => object>} */
const expanders = {
	agent: (test) => ({ agents: test.agentIds.map((id) => agentOf(id).brief) }),
	'alert-rule': (test) => ({ alertRules: [ruleByType[test.type]] }),
	monitor: () => ({ monitors: [monitor] }),
	label: () => ({ labels: [{ labelId: '961', name: 'Sandbox', isBuiltin: false }] }),
	tag: (test) => ({
		tags: [
			{
				id: '5aeab5d5-0d34-4d44-a7ac-fb440185295c',
				key: 'team',
				value: test.index % 2 ? 'web' : 'network',
			},
		],
	}),
	'shared-with-account': (test) => ({
		sharedWithAccounts: test.aids
			.filter((aid) => aid !== accounts.DEFAULT_AID)
			.map((aid) => ({ aid, name: accounts.reference(aid).accountGroupName })),
	}),
};

/**
 * A test in full; of its sub-resources only those named in `expand`.
 * @param {Test} test
 * @param {string} origin
 * @param {string[]} [expand]
 */
function testDetail(test, origin, expand = []) {
	const expanded = expand.map((name) => expanders[name](test));
	return Object.assign({}, testRow(test, origin), test.settings, ...expanded);
}

/**
 * An account group in full; users and agents only when named in `expand`.
 * @param {Group} group
 * @param {string[]} [expand]
 */
function groupDetail(group, expand = []) {
	const { aid } = group;
	/** @type {Record<string, any>} */
	const detail = {
		...accounts.groupRow(group, accounts.DEFAULT_AID),
		accountToken: `sandbox-account-token-${aid}`,
	};
	if (expand.includes('user')) {
		detail.users = accounts.usersOf(aid).map(({ summary, role }) => {
			const { uid, name, email, dateRegistered, lastLogin } = summary;
			return { uid, name, email, dateRegistered, lastLogin, roles: [role] };
		});
	}
	if (expand.includes('agent')) {
		detail.agents = agents
			.filter(({ aids, row }) => row.agentType !== 'cloud' && aids.includes(aid))
			.map(({ row }) => row);
	}
	return detail;
}

module.exports = { agentRow, groupDetail, testDetail, testRow };
