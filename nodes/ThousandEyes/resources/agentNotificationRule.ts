import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, lettered } from '../fields/common';

const notificationRuleId = required(
	lettered('notificationRuleId', 'The notification rule to get', {
		label: 'Notification Rule',
		list: 'searchNotificationRules',
		placeholder: 'e.g. 281474976710706',
		byName: true,
	}),
);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many agent notification rules',
	description: 'Retrieve the rules that tell of trouble with Enterprise Agents',
	docs: page('list-agent-notification-rules'),
	method: 'GET',
	path: '/v7/agents/notification-rules',
	list: { rows: 'agentAlertRules' },
	fields: [aid],
};

export const agentNotificationRule: Resource = {
	name: 'Agent Notification Rule',
	value: 'agentNotificationRule',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an agent notification rule',
			description: 'Retrieve one notification rule with its agents and who is told',
			docs: page('retrieve-agent-notification-rule'),
			method: 'GET',
			path: '/v7/agents/notification-rules/{notificationRuleId}',
			fields: [notificationRuleId, aid],
			mask: ['authToken'],
		},
		getAll,
	},
	choices: {
		searchNotificationRules: {
			operation: getAll,
			value: ({ ruleId }) => ruleId,
			name: ({ ruleName }) => [ruleName],
		},
	},
};
