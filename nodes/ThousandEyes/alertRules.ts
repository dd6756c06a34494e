import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Values } from '../shared/operation/vocabulary';
import { existing, idsIn, kept } from './writable';

/** What the API takes of a rule. */
const WRITABLE = [
	'ruleName',
	'expression',
	'description',
	'direction',
	'notifyOnClear',
	'isDefault',
	'alertType',
	'alertGroupType',
	'minimumSources',
	'minimumSourcesPct',
	'roundsViolatingMode',
	'roundsViolatingOutOf',
	'roundsViolatingRequired',
	'includeCoveredPrefixes',
	'sensitivityLevel',
	'severity',
	'endpointAgentIds',
	'endpointLabelIds',
	'visitedSitesFilter',
	'notifications',
];

/** What two fields of a rule say together. */
export function checkRule(values: Values): Values {
	const { roundsViolatingRequired: needed, roundsViolatingOutOf: all } = values;
	if (Number(needed) > Number(all)) {
		throw new InputProblem('Rounds Violating Required', 'is more than the rounds looked at');
	}
	if (Number(values.minimumSources) > 0 && Number(values.minimumSourcesPct) > 0) {
		throw new InputProblem('Minimum Sources', 'cannot be combined with Minimum Sources (Percent)');
	}
	return values;
}

/** The same of a new rule, which needs more than the API says. */
export function checkNewRule(values: Values): Values {
	if (values.roundsViolatingRequired === undefined) {
		throw new InputProblem(
			'Rounds Violating Required',
			'is empty',
			"Add it in 'Additional Fields': how many of the rounds must violate the rule. Nothing was sent.",
		);
	}
	if (values.minimumSources === undefined && values.minimumSourcesPct === undefined) {
		throw new InputProblem(
			'Minimum Sources',
			'is empty, and so is Minimum Sources (Percent)',
			"Add one of them in 'Additional Fields': how many agents or monitors must see it. Nothing was sent.",
		);
	}
	if (values.sensitivityLevel !== undefined && values.roundsViolatingMode !== 'auto') {
		throw new InputProblem('Sensitivity Level', "needs 'Rounds Violating Mode' to be Auto");
	}
	return checkRule(values);
}

/** Of a rule as it was read, what an update sends of it. */
export function writableRule(row: IDataObject, values: Values): IDataObject {
	const rule = kept(existing(row, 'ruleId', 'Alert Rule'), WRITABLE);
	// Some answers tell the tests by their IDs, some in full; without them the rule would lose them.
	const testIds = idsIn(row.testIds, 'testId') ?? idsIn(row.tests, 'testId');
	if (testIds) rule.testIds = testIds;
	for (const [name, other] of [
		['minimumSources', 'minimumSourcesPct'],
		['minimumSourcesPct', 'minimumSources'],
	]) {
		if (values[other] !== undefined || rule[name] === 0) delete rule[name];
	}
	if (values.replaceNotifications === true) rule.notifications = emptied(rule.notifications);
	return rule;
}

/** What is to go is sent empty: some services keep what is merely left out. */
function emptied(notifications: unknown): IDataObject {
	const names = Object.keys(Object(notifications));
	return Object.fromEntries(
		names.map((name) => [name, name === 'email' ? { recipients: [], message: '' } : []]),
	);
}
