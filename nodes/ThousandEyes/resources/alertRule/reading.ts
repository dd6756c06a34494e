import type { IDataObject } from 'n8n-workflow';
import { mapBounded } from '../../../shared/engine/concurrency';
import { flag } from '../../../shared/operation/fields';
import type { Operation, Run, Values } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import {
	alertRuleId,
	alertTypeFilter,
	isDefaultFilter,
	ruleNameFilter,
} from '../../fields/alertRule';
import { aid } from '../../fields/common';
import { holds } from '../../filters';
import { existing } from '../../writable';

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

/** One rule. */
export const get: Operation = {
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

/** All rules. */
export const getAll: Operation = { ...listed, run: withDetails, uses: [listed, get] };
