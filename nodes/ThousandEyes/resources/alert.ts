import type { IDataObject } from 'n8n-workflow';
import { choice } from '../../shared/operation/fields';
import type { Operation, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, alertId } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

const state = choice(
	'state',
	'Whether to return alerts that are active or that are over. A range goes by the time when active ones began and the others ended.',
	[
		['trigger', 'Active'],
		['all', 'All', 'Both, which takes two requests'],
		['clear', 'Cleared'],
	],
	{ default: 'trigger' },
);

const listed: Operation = {
	name: 'Get Many',
	action: 'Get many alerts',
	description:
		'Retrieve alerts. Set the State filter to be sure of active or cleared ones: without it the API decides.',
	docs: page('list-alerts'),
	method: 'GET',
	path: '/v7/alerts',
	list: { rows: 'alerts', paginated: true },
	fields: [aid],
	collections: { filters: [endDate, startDate, state, timeWindow] },
	prepare: checkRange,
	simplify: [
		'id',
		'alertRuleId',
		'alertType',
		'severity',
		'state',
		'startDate',
		'endDate',
		'violationCount',
		'suppressed',
		'permalink',
	],
};

/** The API tells active and cleared alerts apart; one that ends in between is told as cleared. */
async function* inEveryState(run: Run, values: Values) {
	if (values.state !== 'all') {
		for await (const rows of run.pages(listed, values, run.limit)) {
			yield rows.map((json) => ({ json }));
		}
		return;
	}
	const found = new Map<unknown, IDataObject>();
	for (const one of ['trigger', 'clear']) {
		const rows = await run.ask(listed, { ...values, state: one }, run.limit);
		for (const row of rows) found.set(row.id ?? row.alertId, row);
	}
	const all = [...found.values()];
	yield all.slice(0, run.limit).map((json) => ({ json }));
}

const getAll: Operation = { ...listed, run: inEveryState, uses: [listed] };

export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an alert',
			description: 'Retrieve one alert with its agents or monitors',
			docs: page('retrieve-alert-details'),
			method: 'GET',
			path: '/v7/alerts/{alertId}',
			fields: [alertId, aid],
			simplify: [
				'id',
				'alertType',
				'severity',
				'state',
				'startDate',
				'endDate',
				'duration',
				'violationCount',
				'suppressed',
				'details',
			],
		},
		getAll,
	},
	choices: {
		searchAlerts: {
			operation: getAll,
			given: () => ({ window: '7d', state: 'trigger' }),
			value: ({ id, alertId: known }) => id ?? known,
			name: ({ startDate: start, alertSeverity, alertType }) => [start, alertSeverity, alertType],
			newestFirst: true,
		},
	},
};
