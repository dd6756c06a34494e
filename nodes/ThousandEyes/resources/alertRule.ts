import type { IDataObject } from 'n8n-workflow';
import { mapBounded } from '../../shared/engine/concurrency';
import { flag, required } from '../../shared/operation/fields';
import type { Operation, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { checkNewRule, checkRule, writableRule } from '../alertRules';
import { page } from '../docs';
import {
	addTestIds,
	alertRuleId,
	alertType,
	alertTypeFilter,
	expression,
	isDefault,
	isDefaultFilter,
	minimumSources,
	minimumSourcesPct,
	moreOfRule,
	removeTestIds,
	roundsViolatingOutOf,
	roundsViolatingRequired,
	ruleName,
	ruleNameFilter,
	ruleTestIds,
} from '../fields/alertRule';
import { aid } from '../fields/common';
import { notifications } from '../fields/notifications';
import { holds } from '../filters';
import { existing } from '../writable';

const AT_ONCE = 8;

const simplify = [
	'ruleId',
	'ruleName',
	'alertType',
	'severity',
	'isDefault',
	'expression',
	'description',
	'notifyOnClear',
	'testIds',
	'notifications',
];

const known = (row: IDataObject) => existing(row, 'ruleId', 'Alert Rule');

const get: Operation = {
	name: 'Get',
	action: 'Get an alert rule',
	description: 'Retrieve one alert rule with its tests and notifications',
	docs: page('retrieve-alert-rule'),
	method: 'GET',
	path: '/v7/alerts/rules/{alertRuleId}',
	fields: [alertRuleId, aid],
	output: known,
	simplify,
};

const listed: Operation = {
	name: 'Get Many',
	action: 'Get many alert rules',
	description: 'Retrieve alert rules; their tests and notifications with the option Details',
	docs: page('list-alert-rules'),
	method: 'GET',
	path: '/v7/alerts/rules',
	list: { rows: 'alertRules' },
	fields: [aid],
	collections: {
		filters: [alertTypeFilter, isDefaultFilter, ruleNameFilter],
		options: [
			flag(
				'details',
				'Whether to return the tests and notifications, too. This takes one more request for each rule.',
				{ in: 'nowhere' },
			),
		],
	},
	keep: (row, values) =>
		holds(row.ruleName, values.ruleName) &&
		(values.alertType === undefined || row.alertType === values.alertType) &&
		(values.isDefault === undefined || (row.isDefault === true) === values.isDefault),
	simplify,
};

async function* withDetails(run: Run, values: Values) {
	for await (const rows of run.pages(listed, values, run.limit)) {
		const whole = await mapBounded(rows.length, AT_ONCE, async (index) => {
			if (values.details !== true) return rows[index];
			const [rule] = await run.ask(get, { alertRuleId: rows[index].ruleId, aid: values.aid });
			return known(rule);
		});
		yield whole.map((json) => ({ json }));
	}
}

const getAll: Operation = { ...listed, run: withDetails, uses: [listed, get] };

const body = [isDefault, minimumSources, minimumSourcesPct, ...moreOfRule, notifications];

export const alertRule: Resource = {
	name: 'Alert Rule',
	value: 'alertRule',
	operations: {
		create: {
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
			collections: { additionalFields: [...body, roundsViolatingRequired, ruleTestIds] },
			prepare: checkNewRule,
		},
		delete: {
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
		},
		get,
		getAll,
		update: {
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
					...body,
					addTestIds,
					expression,
					removeTestIds,
					roundsViolatingOutOf,
					roundsViolatingRequired,
					ruleName,
					ruleTestIds,
				],
				options: [
					flag(
						'replaceNotifications',
						'Whether the notifications given here are all there are to be. Otherwise those that are not given stay.',
						{ in: 'nowhere' },
					),
				],
			},
			prepare: checkRule,
			merge: {
				read: get,
				writable: writableRule,
				sets: { testIds: ['addTestIds', 'removeTestIds'] },
			},
			notice:
				'An active alert of the rule is cleared by any change of it, and may be raised again at once. What somebody else changes between reading and writing is lost.',
		},
	},
	choices: {
		searchAlertRules: {
			operation: getAll,
			value: ({ ruleId }) => ruleId,
			name: ({ ruleName: name }) => [name],
			details: ({ alertType: type }) => [type],
		},
	},
};
