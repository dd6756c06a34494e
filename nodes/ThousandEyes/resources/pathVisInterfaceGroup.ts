import { but, required, text, texts } from '../../shared/operation/fields';
import { InputProblem, type Operation, type Resource } from '../../shared/operation/vocabulary';
import { aid, lettered } from '../fields/common';
import { kept } from '../writable';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-interface-groups/';

const ROOT = '/v7/network/path-vis/interface-groups';

const interfaceGroupId = required(
	lettered('interfaceGroupId', 'The interface group to work with', {
		label: 'Interface Group',
		list: 'searchInterfaceGroups',
		byName: true,
	}),
);

const groupName = text('groupName', 'Name of the group');

const ipAddresses = texts('ipAddresses', 'Addresses of the interfaces, separated by commas', {
	label: 'IP Addresses',
	placeholder: 'e.g. 192.0.2.1, 192.0.2.2',
});

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many interface groups',
	description: 'Retrieve groups of interfaces, as which path visualizations show them',
	docs,
	method: 'GET',
	path: ROOT,
	list: { rows: 'pathVisInterfaceGroups' },
	fields: [aid],
};

/** The API has no call for one of them. */
const get: Operation = {
	...getAll,
	action: 'Get an interface group',
	fields: [but(interfaceGroupId, { in: 'nowhere' }), aid],
	keep: ({ groupId }, { interfaceGroupId: wanted }) => groupId === wanted,
};

export const pathVisInterfaceGroup: Resource = {
	name: 'Path Visualization Interface Group',
	value: 'pathVisInterfaceGroup',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an interface group',
			description: 'Create a group of interfaces for path visualizations',
			docs,
			method: 'POST',
			path: ROOT,
			unordered: true,
			fields: [required(groupName), required(ipAddresses), aid],
		},
		delete: {
			name: 'Delete',
			action: 'Delete an interface group',
			description: 'Delete a group of interfaces for good',
			docs,
			method: 'DELETE',
			path: `${ROOT}/{interfaceGroupId}`,
			unordered: true,
			fields: [interfaceGroupId, aid],
			deletes: 'interfaceGroupId',
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update an interface group',
			description:
				'Change a group of interfaces; what is not set stays as it is, and given addresses replace all addresses',
			docs,
			method: 'PUT',
			path: `${ROOT}/{interfaceGroupId}`,
			fields: [interfaceGroupId, aid],
			collections: { additionalFields: [groupName, ipAddresses] },
			merge: {
				read: get,
				writable: (row) => {
					if (row.groupId !== undefined) return kept(row, ['groupName', 'ipAddresses']);
					throw new InputProblem('Interface Group', 'names nothing that there is');
				},
			},
		},
	},
	choices: {
		searchInterfaceGroups: {
			operation: getAll,
			value: ({ groupId }) => groupId,
			name: ({ groupName: called }) => [called],
		},
	},
};
