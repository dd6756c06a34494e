const { invalid, json, notFound, self } = require('./answers');
const { rules: defaults, alertTypeOf } = require('./rules');
const { tests } = require('./tests');

/**
 * @import { Request } from '../message'
 * @import { Handler, Row } from './stores'
 * @typedef {Record<string, any> & { ruleId: string }} AlertRule with whatever was written
 */

const REQUIRED = ['ruleName', 'expression', 'alertType', 'roundsViolatingOutOf'];
const WRITABLE = new Set([
	...REQUIRED,
	'description',
	'direction',
	'notifyOnClear',
	'isDefault',
	'alertGroupType',
	'minimumSources',
	'minimumSourcesPct',
	'roundsViolatingMode',
	'roundsViolatingRequired',
	'includeCoveredPrefixes',
	'sensitivityLevel',
	'severity',
	'endpointAgentIds',
	'endpointLabelIds',
	'visitedSitesFilter',
	'notifications',
	'testIds',
]);

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
const copy = (value) => JSON.parse(JSON.stringify(value));

/** What the rules notify already, before anybody attaches a webhook of his own. */
const notified = [
	{
		email: { recipients: ['noreply@example.com'], message: 'Look at <the> "runbook"' },
		thirdParty: [{ integrationType: 'slack', integrationId: 'sl-101' }],
		customWebhook: [
			{
				integrationType: 'custom-webhook',
				integrationName: 'Other webhook',
				integrationId: '6e069ae9-8537-4120-b988-61bf8e0d8b87',
				target: 'https://example.com/webhooks/other',
			},
		],
	},
	{ email: { recipients: ['noreply@example.com'] } },
	{},
];

/** @returns {AlertRule[]} */
function rowsOf() {
	return defaults.map((rule, index) => ({
		...copy(rule),
		description: `Watches ${rule.alertType} tests`,
		notifyOnClear: true,
		notifications: copy(notified[index % notified.length]),
		testIds: tests.filter(({ type }) => alertTypeOf(type) === rule.alertType).map(({ id }) => id),
	}));
}

/** The alert rules of one sandbox, which can be read and replaced. */
function createAlertRules() {
	let rows = rowsOf();
	/** @type {Array<{ method: string, ruleId: string, change: (rule: AlertRule) => AlertRule }>} */
	let edits = [];
	/** @param {string} ruleId */
	const find = (ruleId) => rows.find((rule) => rule.ruleId === ruleId);
	return {
		find,
		all: () => copy(rows),
		/** @param {object} body */
		add(body) {
			const ids = rows.map(({ ruleId }) => Number(ruleId));
			const rule = { ruleId: String(Math.max(...ids) + 1), ...body };
			rows = [...rows, rule];
			return rule;
		},
		/** @param {string} ruleId */
		remove(ruleId) {
			rows = rows.filter((rule) => rule.ruleId !== ruleId);
		},
		/** @param {string} ruleId @param {object} body */
		replace(ruleId, body) {
			rows = rows.map((rule) => (rule.ruleId === ruleId ? { ruleId, ...body } : rule));
		},
		/**
		 * Somebody else edits a rule: each edit directly after one more GET or PUT of it.
		 * @param {'GET' | 'PUT'} method
		 * @param {string} ruleId
		 * @param {Array<(rule: AlertRule) => AlertRule>} changes
		 */
		editAfter(method, ruleId, ...changes) {
			edits.push(...changes.map((change) => ({ method, ruleId, change })));
		},
		/** @param {'GET' | 'PUT'} method @param {string} ruleId */
		had(method, ruleId) {
			const index = edits.findIndex((edit) => edit.method === method && edit.ruleId === ruleId);
			const [edit] = index < 0 ? [] : edits.splice(index, 1);
			if (edit) rows = rows.map((rule) => (rule.ruleId === ruleId ? edit.change(rule) : rule));
		},
		reset() {
			rows = rowsOf();
			edits = [];
		},
	};
}

/**
 * A rule in full; its tests come as a list of their own beside their ids.
 * @param {AlertRule} rule
 * @param {Request} request
 */
function detail(rule, request) {
	const chosen = tests.filter(({ id }) => (rule.testIds ?? []).includes(id));
	return { ...rule, tests: chosen.map(({ summary }) => summary), ...self(request) };
}

/**
 * GET /v7/alerts/rules: without notifications and tests, as the API gives it.
 * @type {Handler}
 */
function getRules(request, { alertRules }) {
	/** @param {AlertRule} rule */
	const brief = ({ notifications: _n, testIds: _t, ...rule }) => rule;
	return { alertRules: alertRules.all().map(brief), ...self(request) };
}

/**
 * GET /v7/alerts/rules/{ruleId}.
 * @type {Handler}
 */
function getRule(request, { alertRules, params }) {
	const rule = alertRules.find(params.ruleId);
	if (!rule) return notFound(request);
	const answer = detail(rule, request);
	alertRules.had('GET', params.ruleId);
	return answer;
}

/**
 * What is wrong with the body of a rule; nothing where the API would take it.
 * @param {Record<string, any>} body
 */
function problemsIn(body) {
	const errors = [
		...REQUIRED.filter((name) => body[name] === undefined).map((name) => [name, 'is required']),
		...Object.keys(body)
			.filter((name) => !WRITABLE.has(name))
			.map((name) => [name, 'cannot be written']),
		...(body.notifications?.customWebhook ?? [])
			.filter((/** @type {any} */ { integrationType }) => integrationType !== 'custom-webhook')
			.map(() => ['notifications', 'holds an integration of another type']),
	];
	return errors.map(([field, message]) => ({ code: 'invalid', field, message }));
}

/**
 * POST /v7/alerts/rules.
 * @type {Handler}
 */
function postRule(request, { alertRules }) {
	const body = JSON.parse(request.body || '{}');
	const errors = problemsIn(body);
	if (errors.length > 0) return invalid(request, errors);
	return json(201, { ...alertRules.add(body), ...self(request) });
}

/**
 * DELETE /v7/alerts/rules/{ruleId}.
 * @type {Handler}
 */
function deleteRule(request, { alertRules, params }) {
	if (!alertRules.find(params.ruleId)) return notFound(request);
	alertRules.remove(params.ruleId);
	return { status: 204, headers: {}, body: '' };
}

/**
 * PUT /v7/alerts/rules/{ruleId}: replaces the whole rule.
 * @type {Handler}
 */
function putRule(request, { alertRules, params }) {
	if (!alertRules.find(params.ruleId)) return notFound(request);
	const body = JSON.parse(request.body || '{}');
	const errors = problemsIn(body);
	if (errors.length > 0) return invalid(request, errors);
	alertRules.replace(params.ruleId, body);
	alertRules.had('PUT', params.ruleId);
	return { ruleId: params.ruleId, ...body, ...self(request) };
}

/** @type {{ aid: 'aid' }} */
const query = { aid: 'aid' };

/**
 * The routes of the alert rules.
 * @type {Row[]}
 */
const routes = [
	['GET', '/v7/alerts/rules', getRules, { query }],
	['POST', '/v7/alerts/rules', postRule, { query }],
	['GET', '/v7/alerts/rules/{ruleId}', getRule, { query }],
	['PUT', '/v7/alerts/rules/{ruleId}', putRule, { query }],
	['DELETE', '/v7/alerts/rules/{ruleId}', deleteRule, { query }],
];

module.exports = { createAlertRules, routes };
