import { required } from '../../../shared/operation/fields';
import { dryRun, ofFields } from '../../../shared/operation/standard';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { checkNewRule, checkRule } from '../../alertRules';
import { creatingOrUpdating } from '../../createOrUpdate';
import { checkNew, type Upsert } from '../../createOrUpdate/upsert';
import { page } from '../../docs';
import {
	alertTypeIfNew,
	bodyOfRule,
	expression,
	roundsViolatingOutOf,
	roundsViolatingRequired,
	ruleName,
} from '../../fields/alertRule';
import { aid, ifExists, orUnchanged, withoutZero } from '../../fields/common';
import { testIds } from '../../fields/ids';
import { get, getAll } from './reading';
import { changeNotice, create, replaceNotifications, update } from './writing';

const fields = [
	required(ruleName),
	alertTypeIfNew,
	expression,
	orUnchanged(roundsViolatingOutOf),
	aid,
];

const rules: Upsert = {
	thing: 'alert rule',
	by: ['ruleName'],
	id: ['alertRuleId', 'ruleId'],
	list: getAll,
	within: ['aid'],
	create,
	update,
	created(values) {
		checkNew('alert rule', fields, ['alertType', 'expression', 'roundsViolatingOutOf'], values);
		return checkNewRule(ofFields(create, values));
	},
	changed(values, row) {
		checkType(values, row.alertType);
		return ofFields(update, values);
	},
};

/** A rule by its name. */
export const createOrUpdate: Operation = {
	name: 'Create or Update',
	action: 'Create or update an alert rule',
	description:
		'Create an alert rule, or change the one that has its name already where it differs. Rules are listed once in a run.',
	docs: page('update-alert-rule'),
	method: 'POST',
	path: '/v7/alerts/rules',
	fields,
	collections: {
		additionalFields: [...bodyOfRule, roundsViolatingRequired, testIds],
		options: [ifExists, replaceNotifications, dryRun],
	},
	prepare: (values) => checkRule(withoutZero(values, 'roundsViolatingOutOf')),
	run: creatingOrUpdating(rules),
	uses: [getAll, get, create, update],
	notice: changeNotice,
};

function checkType({ alertType }: Values, present: unknown): void {
	if (alertType === undefined || alertType === present) return;
	throw new InputProblem('Alert Type', `cannot be changed: the rule has ${String(present)}`);
}
