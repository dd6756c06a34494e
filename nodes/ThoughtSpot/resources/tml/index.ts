import type { Resource } from '../../../shared/operation/vocabulary';
import { exportBatch, exportTml } from './exports';
import { importAsync, importTml, validate } from './imports';
import { getAllImportTasks, getImportTask } from './tasks';

export const tml: Resource = {
	name: 'TML',
	value: 'tml',
	first: 'export',
	operations: {
		export: exportTml,
		exportBatch,
		getAllImportTasks,
		getImportTask,
		import: importTml,
		importAsync,
		validate,
	},
	choices: {
		searchImportTasks: {
			operation: getAllImportTasks,
			value: ({ task_id: id }) => id,
			name: ({ task_name: name }) => [name],
			details: ({ task_status: state }) => [state],
			inOrder: true,
			most: 50,
		},
	},
};
