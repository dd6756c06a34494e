import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid } from '../../fields/common';
import { scheduledTestId } from '../../fields/endpoint/common';
import {
	changeableFields,
	checkSelection,
	instantFields,
	requiredTestName,
	scheduledFields,
	targets,
	testType,
	testTypeOrAll,
} from '../../fields/endpoint/testFields';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-scheduled-tests/';

const ROOT = '/v7/endpoint/tests/scheduled-tests';

const simplify = [
	'testId',
	'testName',
	'type',
	'isEnabled',
	'interval',
	'server',
	'protocol',
	'createdDate',
	'modifiedDate',
	'aid',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many scheduled endpoint tests',
	description: 'Retrieve the scheduled tests of endpoint agents',
	docs,
	method: 'GET',
	path: `${ROOT}{/testType}`,
	list: { rows: 'tests' },
	fields: [testTypeOrAll, aid],
	simplify,
};

export const endpointTest: Resource = {
	name: 'Endpoint Test',
	value: 'endpointTest',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a scheduled endpoint test',
			description: 'Create a test that endpoint agents run again and again',
			docs,
			method: 'POST',
			path: `${ROOT}/{testType}`,
			unordered: true,
			fields: [testType, requiredTestName, ...targets, aid],
			collections: { additionalFields: scheduledFields },
			prepare: checkSelection,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a scheduled endpoint test',
			description: 'Delete a scheduled test of endpoint agents for good',
			docs,
			method: 'DELETE',
			path: `${ROOT}/{testType}/{testId}`,
			unordered: true,
			fields: [testType, scheduledTestId, aid],
			deletes: 'testId',
		},
		get: {
			name: 'Get',
			action: 'Get a scheduled endpoint test',
			description: 'Retrieve one scheduled test of endpoint agents',
			docs,
			method: 'GET',
			path: `${ROOT}/{testType}/{testId}`,
			fields: [testType, scheduledTestId, aid],
			simplify,
		},
		getAll,
		run: {
			name: 'Run Again',
			action: 'Run a scheduled endpoint test again',
			description: 'Let endpoint agents run a test once more, now',
			docs,
			method: 'POST',
			path: `${ROOT}/{testId}/run`,
			unordered: true,
			fields: [scheduledTestId, aid],
		},
		runInstant: {
			name: 'Create and Run',
			action: 'Create and run an endpoint test once',
			description: 'Create a test that endpoint agents run once, now; the answer is the test',
			docs,
			method: 'POST',
			path: `${ROOT}/{testType}/instant`,
			unordered: true,
			fields: [testType, requiredTestName, ...targets, aid],
			collections: { additionalFields: instantFields },
			prepare: checkSelection,
		},
		update: {
			name: 'Update',
			action: 'Update a scheduled endpoint test',
			description:
				'Change a scheduled test; what is not set stays as it is, and its agents cannot be changed',
			docs,
			method: 'PATCH',
			path: `${ROOT}/{testType}/{testId}`,
			fields: [testType, scheduledTestId, aid],
			collections: { additionalFields: changeableFields },
		},
	},
	choices: {
		searchEndpointTests: {
			operation: getAll,
			given: (read) => ({ testType: read('testType') ?? 'all' }),
			value: ({ testId }) => testId,
			name: ({ testName }) => [testName],
			details: ({ type }) => [type],
		},
	},
};
