import type { Resource } from '../../../shared/operation/vocabulary';
import { createOrUpdate } from './createOrUpdate';
import { get, getAll } from './reading';
import { create, remove, update } from './writing';

export const alertRule: Resource = {
	name: 'Alert Rule',
	value: 'alertRule',
	operations: { create, createOrUpdate, delete: remove, get, getAll, update },
	choices: {
		searchAlertRules: {
			operation: getAll,
			value: ({ ruleId }) => ruleId,
			name: ({ ruleName: name }) => [name],
			details: ({ alertType: type }) => [type],
		},
	},
};
