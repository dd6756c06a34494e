import type { INodeProperties } from 'n8n-workflow';
import { pollingOptions } from './pollingForm';

export { inPolling } from './pollingForm';

/** Lists depend on whom they are asked for and where. */
export const loadOptionsDependsOn = ['authentication', 'aid.value'];

/** The fields that say which changes are wanted. */
export const filterFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		options: [
			{
				name: 'Cleared',
				value: 'cleared',
				action: 'On alert cleared',
				description: 'Only the end of it',
			},
			{
				name: 'Triggered',
				value: 'triggered',
				action: 'On alert triggered',
				description: 'Only the beginning of it',
			},
			{
				name: 'Triggered and Cleared',
				value: 'both',
				action: 'On alert triggered or cleared',
			},
		],
		default: 'both',
		description:
			'Which changes start the workflow. ThousandEyes delivers the end of an alert only for rules that notify on clear.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Rule Names or IDs',
				name: 'filterRuleIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getAlertRules', loadOptionsDependsOn },
				default: [],
				description:
					'Only alerts of these rules. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Severities',
				name: 'severities',
				type: 'multiOptions',
				options: [
					{ name: 'Critical', value: 'critical' },
					{ name: 'High (Events)', value: 'high' },
					{ name: 'Info', value: 'info' },
					{ name: 'Low (Events)', value: 'low' },
					{ name: 'Major', value: 'major' },
					{ name: 'Medium (Events)', value: 'medium' },
					{ name: 'Minor', value: 'minor' },
				],
				default: [],
				description: 'Only alerts and events of these severities',
			},
			{
				displayName: 'Test Names or IDs',
				name: 'testIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getTests', loadOptionsDependsOn },
				default: [],
				description:
					'Only alerts of these tests. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
	},
	pollingOptions,
];
