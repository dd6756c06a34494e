import type { Resource } from '../../../shared/operation/vocabulary';
import { createOrUpdate } from './createOrUpdate';
import { create, suppress } from './creating';
import { get, getAll } from './reading';
import { remove, update } from './writing';

export const suppressionWindow: Resource = {
	name: 'Suppression Window',
	value: 'suppressionWindow',
	operations: {
		create,
		createOrUpdate,
		delete: remove,
		get,
		getAll,
		suppressNow: suppress,
		update,
	},
	choices: {
		searchSuppressionWindows: {
			operation: getAll,
			value: ({ alertSuppressionWindowId: id }) => id,
			name: ({ name }) => [name],
			details: ({ status }) => [status],
		},
	},
};
