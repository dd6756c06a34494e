import { flag, required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { checkNewRule, checkRule, writableRule } from '../../alertRules';
import { page } from '../../docs';
import {
	alertRuleId,
	alertType,
	bodyOfRule,
	expression,
	roundsViolatingOutOf,
	roundsViolatingRequired,
	ruleName,
} from '../../fields/alertRule';
import { aid } from '../../fields/common';
import { addTestIds, removeTestIds, testIds } from '../../fields/ids';
import { get } from './reading';

/** A new rule. */
export const create: Operation = {
	name: 'Create',
	action: 'Create an alert rule',
	description:
		'Create an alert rule for Cloud and Enterprise Agent or BGP tests. Creating it twice makes two rules.',
	docs: page('create-alert-rule'),
	method: 'POST',
	path: '/v7/alerts/rules',
	unordered: true,
	fields: [
		required(ruleName),
		alertType,
		required(expression),
		required(roundsViolatingOutOf),
		aid,
	],
	collections: { additionalFields: [...bodyOfRule, roundsViolatingRequired, testIds] },
	prepare: checkNewRule,
};

/** A rule for good. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete an alert rule',
	description: 'Delete an alert rule for good, and take it off all its tests',
	docs: page('delete-alert-rule'),
	method: 'DELETE',
	path: '/v7/alerts/rules/{alertRuleId}',
	unordered: true,
	fields: [alertRuleId, aid],
	deletes: 'alertRuleId',
	notice: 'This needs the permissions to edit alert rules and to edit tests.',
};

export const replaceNotifications = flag(
	'replaceNotifications',
	'Whether the notifications given here are all there are to be. Otherwise those that are not given stay.',
	{ in: 'nowhere' },
);

/** What a user should know of any change of a rule. */
export const changeNotice =
	'An active alert of the rule is cleared by any change of it, and may be raised again at once. What somebody else changes between reading and writing is lost.';

/** Some settings of a rule. */
export const update: Operation = {
	name: 'Update',
	action: 'Update an alert rule',
	description:
		'Change some settings of an alert rule and keep the others: it is read, changed and written whole',
	docs: page('update-alert-rule'),
	method: 'PUT',
	path: '/v7/alerts/rules/{alertRuleId}',
	fields: [alertRuleId, aid],
	collections: {
		additionalFields: [
			...bodyOfRule,
			addTestIds,
			expression,
			removeTestIds,
			roundsViolatingOutOf,
			roundsViolatingRequired,
			ruleName,
			testIds,
		],
		options: [replaceNotifications],
	},
	prepare: checkRule,
	merge: {
		read: get,
		writable: writableRule,
		sets: { testIds: ['addTestIds', 'removeTestIds'] },
	},
	notice: changeNotice,
};
