import type { INodeProperties } from 'n8n-workflow';
import { numericId } from '../../shared/operation/checks';
import { flag } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';

export const inPolling = { show: { listenBy: ['polling'] } };

export const accountGroupIds: Field = {
	property: {
		displayName: 'Account Group Names or IDs',
		name: 'accountGroupIds',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getAccountGroups',
			loadOptionsDependsOn: ['authentication'],
		},
		default: [],
		description:
			'Account groups to watch in place of the Account Group above; each item says its own as "aid". One that fails is named in n8n\'s log and does not hold up the others. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	check: numericId,
	zero: true,
};

export const includeAgents = flag(
	'includeAgents',
	'Whether to get the agents of each new alert with their metrics, which takes one more request an alert. Of more than 50 alerts in one poll, the further ones come without.',
);

/** The options of polling. */
export const pollingOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	displayOptions: inPolling,
	default: {},
	options: [
		accountGroupIds.property,
		includeAgents.property,
		{
			displayName: 'Look Back',
			name: 'lookBack',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1d',
			description:
				'How far the very first poll looks back: a number and s, m, h, d or w. Empty means it starts from now.',
		},
	],
};
