const { agentById } = require('./agents');
const { reference } = require('./accounts');
const { testDetail } = require('./expand');
const { ruleByType, rules } = require('./rules');
const { typeNames } = require('./tests');

/**
 * @import { Test } from './tests'
 * @import { TestRecord } from './written-tests'
 */

/**
 * What `expand` names, by the property that it brings, and the name of the IDs in it.
 * @type {Record<string, [expand: string, id: string]>}
 */
const LINKS = {
	agents: ['agent', 'agentId'],
	alertRules: ['alert-rule', 'ruleId'],
	labels: ['label', 'labelId'],
	monitors: ['monitor', 'monitorId'],
	sharedWithAccounts: ['shared-with-account', 'aid'],
	tags: ['tag', 'id'],
};
const SECRETS = new Set(['password', 'clientCertificate', 'bearerToken', 'clientSecret']);
const SIP = ['port', 'protocol', 'sipRegistrar', 'user', 'authUser', 'password'];
const MASK = '********';

/**
 * A test of the standing data as a body that would write it.
 * @param {Test} test
 */
function bodyOf(test) {
	const names = Object.values(LINKS).map(([name]) => name);
	const wanted = test.type === 'bgp' ? names.filter((name) => name !== 'agent') : names;
	/** @type {Record<string, any>} */
	const detail = testDetail(test, '', wanted);
	const body = { ...detail };
	for (const [property, [, id]] of Object.entries(LINKS)) {
		if (!detail[property]) continue;
		const ids = detail[property].map((/** @type {any} */ one) => one[id]);
		body[property] =
			property === 'agents' ? ids.map((/** @type {string} */ agentId) => ({ agentId })) : ids;
	}
	if (body.dnsServers)
		body.dnsServers = body.dnsServers.map((/** @type {any} */ { serverName }) => serverName);
	if (test.type === 'sip-server') {
		const parts = SIP.filter((name) => name in body).map((name) => [name, body[name]]);
		body.targetSipCredentials = Object.fromEntries(parts);
		for (const name of SIP) delete body[name];
	}
	return body;
}

/**
 * One linked object, as the API tells it.
 * @type {Record<string, (linked: any) => object>}
 */
const told = {
	agents: ({ agentId, ...rest }) => ({
		...(agentById.get(agentId)?.brief ?? { agentId }),
		...rest,
	}),
	alertRules: (ruleId) =>
		rules.find((rule) => rule.ruleId === ruleId) ?? {
			ruleId,
			ruleName: `Rule ${ruleId}`,
		},
	labels: (labelId) => ({ labelId, name: `Label ${labelId}`, isBuiltin: false }),
	monitors: (monitorId) => ({ monitorId, monitorName: `Monitor ${monitorId}` }),
	sharedWithAccounts: (aid) => ({ aid, name: reference(aid)?.accountGroupName }),
	tags: (id) => ({ id, key: 'team', value: 'web' }),
};

/**
 * A written test as it is read: what is linked only where it is asked for, in full.
 * @param {Pick<TestRecord, 'body' | 'summary'>} record
 * @param {string} origin
 * @param {{ expand?: string[], masks?: boolean }} [options]
 */
function rowOf({ body, summary }, origin, { expand = [], masks = false } = {}) {
	/** @type {Record<string, any>} */
	const row = { ...summary };
	for (const [name, value] of Object.entries(body)) {
		if (value === undefined) continue;
		const link = LINKS[name];
		if (!link) row[name] = value;
		else if (expand.includes(link[0])) row[name] = value.map(told[name]);
	}
	if (row.dnsServers) {
		row.dnsServers = row.dnsServers.map(
			(/** @type {string} */ serverName, /** @type {number} */ index) => ({
				serverId: String(1447 + index),
				serverName,
			}),
		);
	}
	if (row.targetSipCredentials) {
		Object.assign(row, row.targetSipCredentials);
		delete row.targetSipCredentials;
	}
	if (summary.type === 'agent-to-server' && row.port !== undefined) {
		row.server = `${row.server.split(':')[0]}:${row.port}`;
		delete row.port;
	}
	row._links = { self: { href: `${origin}/v7/tests/${summary.type}/${summary.testId}` } };
	return masks ? masked(row) : row;
}

/** @param {any} value @returns {any} */
function masked(value) {
	if (Array.isArray(value)) return value.map(masked);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		SECRETS.has(name) ? MASK : masked(inner),
	]);
	return Object.fromEntries(entries);
}

/**
 * Alerts that are on without rules of their own take the user's default rules.
 * @param {Record<string, any>} body
 * @param {string} type
 */
function withDefaults(body, type) {
	const { alertsEnabled, alertRules } = body;
	if (!alertsEnabled || alertRules !== undefined) return body;
	return { ...body, alertRules: [ruleByType[type].ruleId] };
}

module.exports = { bodyOf, rowOf, typeNames, withDefaults };
