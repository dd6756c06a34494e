import type { List, Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import {
	authorIdentifier,
	importTask,
	includeImportResponse,
	maxWaitSeconds,
	taskStatus,
	waitForCompletion,
} from '../../fields/tml';
import { doneTask } from '../../tml/waiting';

const search = {
	docs: 'https://developers.thoughtspot.com/docs/tml',
	method: 'POST',
	path: `${API_ROOT}/metadata/tml/async/status`,
	effect: 'safe',
} satisfies Partial<Operation>;

const list: List = {
	rows: 'status_list',
	paginated: {
		kind: 'offset',
		offsetParameter: 'record_offset',
		sizeParameter: 'record_size',
		// The service refuses larger pages.
		size: 50,
		last: 'last_batch',
	},
};

const SHOWN = [
	'task_id',
	'task_name',
	'task_status',
	'import_policy',
	'total_object_count',
	'object_processed_count',
	'created_at',
	'completed_at',
	'author_display_name',
	'import_response',
];

/** One task as it is now. */
export const status: Operation = {
	...search,
	name: 'Get Import Task',
	action: 'Get an import task',
	description: 'Retrieve how far an import in the background is, or wait until it is done',
	list,
	one: { by: 'taskIds', thing: 'import task of yours', ids: ['task_id'] },
	simplify: SHOWN,
	fields: [importTask, org],
	collections: {
		additionalFields: [includeImportResponse],
		options: [maxWaitSeconds, waitForCompletion],
	},
};

export const getImportTask: Operation = {
	...status,
	uses: [status],
	run: async function* (run, values) {
		if (values.waitForCompletion === true) {
			yield [{ json: await doneTask(run, status, values, { first: 0 }) }];
		} else {
			yield* run.produced(status, values);
		}
	},
};

export const getAllImportTasks: Operation = {
	...search,
	name: 'Get Many Import Tasks',
	action: 'Get many import tasks',
	description: 'Retrieve imports in the background: your own, or all of them for administrators',
	list,
	fields: [org],
	collections: { filters: [authorIdentifier, includeImportResponse, taskStatus] },
	simplify: SHOWN,
};
