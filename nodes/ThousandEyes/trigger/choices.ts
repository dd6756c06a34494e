import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listChoices } from '../../shared/engine/fromList';
import type { Choice, Operation } from '../../shared/operation/vocabulary';
import { thousandEyes } from '../api';
import { aid } from '../fields/common';
import { cloudTest, testChoice } from '../resources/cloudTest';

const alertRules: Operation = {
	name: 'Get Many',
	action: 'List alert rules',
	description: 'Retrieve alert rules',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-alert-rules/',
	method: 'GET',
	path: '/v7/alerts/rules',
	list: { rows: 'alertRules' },
	fields: [aid],
};

const listings: Record<'getAlertRules' | 'getTests', Choice> = {
	getAlertRules: {
		operation: alertRules,
		value: ({ ruleId }) => ruleId,
		name: ({ ruleName }) => [ruleName],
		details: ({ alertType }) => [alertType],
	},
	getTests: {
		operation: cloudTest.operations.getAll,
		given: () => ({ testType: 'all' }),
		...testChoice,
	},
};

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The methods that the trigger's lists name. */
export const loadOptions: Record<keyof typeof listings, Load> = {
	async getAlertRules() {
		return (await listChoices(this, thousandEyes, listings.getAlertRules)).results;
	},
	async getTests() {
		return (await listChoices(this, thousandEyes, listings.getTests)).results;
	},
};
