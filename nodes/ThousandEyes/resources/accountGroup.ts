import type { IDataObject } from 'n8n-workflow';
import { required, text, texts } from '../../shared/operation/fields';
import { numericId } from '../../shared/operation/checks';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { accountGroupId, expand } from '../fields/common';
import { existing, idsIn } from '../writable';

const withMembers = expand(['Agents', 'agent'], ['Users', 'user']);

/** Whoever holds it can put agents into the account group. */
const mask = ['accountToken'];

const accountGroupName = text('accountGroupName', 'Name of the account group', {
	placeholder: 'e.g. Retail Stores',
});

const ids = { check: numericId, placeholder: 'e.g. 105, 719' };

const get: Operation = {
	name: 'Get',
	action: 'Get an account group',
	description: 'Retrieve one account group',
	docs: page('retrieve-account-group'),
	method: 'GET',
	path: '/v7/account-groups/{accountGroupId}',
	fields: [accountGroupId],
	collections: { options: [withMembers] },
	mask,
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many account groups',
	description: 'Retrieve the account groups that the user belongs to',
	docs: page('list-account-groups'),
	method: 'GET',
	path: '/v7/account-groups',
	list: { rows: 'accountGroups' },
};

function writable(row: IDataObject): IDataObject {
	const { accountGroupName: name, agents } = existing(row, 'aid', 'Account Group');
	// Cloud Agents are in every account group, and not assigned to it.
	const assigned = ((agents ?? []) as IDataObject[]).filter((one) => one.agentType !== 'cloud');
	return { accountGroupName: name, ...(agents && { agents: idsIn(assigned, 'agentId') }) };
}

export const accountGroup: Resource = {
	name: 'Account Group',
	value: 'accountGroup',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an account group',
			description: 'Create an account group in the organization. Creating it twice makes two.',
			docs: page('create-account-group'),
			method: 'POST',
			path: '/v7/account-groups',
			unordered: true,
			fields: [required(accountGroupName)],
			collections: {
				additionalFields: [texts('agents', 'IDs of the Enterprise Agents that it can use', ids)],
				options: [withMembers],
			},
			mask,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an account group',
			description:
				'Delete an account group for good, with its tests, alert rules and data. This cannot be undone.',
			docs: page('delete-account-group'),
			method: 'DELETE',
			path: '/v7/account-groups/{accountGroupId}',
			unordered: true,
			byHandOnly: true,
			fields: [accountGroupId],
			deletes: 'accountGroupId',
			notice:
				'Everything in the account group is deleted with it, and nothing brings it back. AI agents cannot use this operation.',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update an account group',
			description:
				'Change the name or the agents of an account group: it is read, changed and written whole',
			docs: page('update-account-group'),
			method: 'PUT',
			path: '/v7/account-groups/{accountGroupId}',
			fields: [accountGroupId],
			collections: {
				additionalFields: [
					accountGroupName,
					texts('agents', 'IDs of all Enterprise Agents that it can use from now on', ids),
				],
				options: [withMembers],
			},
			merge: {
				read: get,
				given: ({ accountGroupId: id }) => ({ accountGroupId: id, expand: ['agent'] }),
				writable,
			},
			mask,
			notice: 'What somebody else changes between reading and writing is lost.',
		},
	},
	choices: {
		searchAccountGroups: {
			operation: getAll,
			value: ({ aid }) => aid,
			name: (row) => [row.accountGroupName],
		},
	},
};
