const { typeNames } = require('./tests');

const FIRST_ID = 127094;

/** @type {Record<string, string>} */
const ALERT_TYPES = {
	'agent-to-agent': 'end-to-end-agent',
	'agent-to-server': 'end-to-end-server',
	'ftp-server': 'ftp',
};

/**
 * The alert type of a test type.
 * @param {string} testType
 */
const alertTypeOf = (testType) => ALERT_TYPES[testType] ?? testType;

/** One default alert rule for each test type. */
const rules = typeNames.map((type, index) => ({
	ruleId: String(FIRST_ID + index),
	ruleName: `Default ${type} rule`,
	alertType: alertTypeOf(type),
	expression: '((errorType != "None"))',
	direction: 'to-target',
	isDefault: true,
	minimumSources: 2,
	roundsViolatingMode: 'any',
	roundsViolatingOutOf: 2,
	roundsViolatingRequired: 2,
	severity: 'major',
}));

const ruleByType = Object.fromEntries(rules.map((rule, index) => [typeNames[index], rule]));

module.exports = { alertTypeOf, ruleByType, rules };
