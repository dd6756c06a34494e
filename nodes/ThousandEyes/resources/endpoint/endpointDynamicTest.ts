import { required, text } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid } from '../../fields/common';
import { dynamicTestId } from '../../fields/endpoint/common';
import {
	agentFields,
	checkSelection,
	hasPathTraceInSession,
	interval,
	isEnabled,
	isPrioritized,
	protocol,
	requiredTestName,
	tcpProbeMode,
	testName,
} from '../../fields/endpoint/testFields';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-dynamic-tests/';

const ROOT = '/v7/endpoint/tests/dynamic-tests/agent-to-server';

const application = text('application', 'The application whose servers are tested', {
	placeholder: 'e.g. webex',
});

const simplify = [
	'testId',
	'testName',
	'application',
	'isEnabled',
	'interval',
	'protocol',
	'createdDate',
	'modifiedDate',
	'aid',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many dynamic endpoint tests',
	description: 'Retrieve the tests that endpoint agents run while an application is used',
	docs,
	method: 'GET',
	path: ROOT,
	list: { rows: 'tests' },
	fields: [aid],
	simplify,
};

export const endpointDynamicTest: Resource = {
	name: 'Endpoint Dynamic Test',
	value: 'endpointDynamicTest',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a dynamic endpoint test',
			description: 'Create a test that endpoint agents run while an application is used',
			docs,
			method: 'POST',
			path: ROOT,
			unordered: true,
			fields: [required(application), requiredTestName, aid],
			collections: {
				additionalFields: [
					...agentFields,
					hasPathTraceInSession,
					interval,
					isPrioritized,
					protocol,
					tcpProbeMode,
				],
			},
			prepare: checkSelection,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a dynamic endpoint test',
			description: 'Delete a dynamic test of endpoint agents for good',
			docs,
			method: 'DELETE',
			path: `${ROOT}/{testId}`,
			unordered: true,
			fields: [dynamicTestId, aid],
			deletes: 'testId',
		},
		get: {
			name: 'Get',
			action: 'Get a dynamic endpoint test',
			description: 'Retrieve one dynamic test of endpoint agents',
			docs,
			method: 'GET',
			path: `${ROOT}/{testId}`,
			fields: [dynamicTestId, aid],
			simplify,
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a dynamic endpoint test',
			description: 'Change a dynamic test; what is not set stays as it is',
			docs,
			method: 'PATCH',
			path: `${ROOT}/{testId}`,
			fields: [dynamicTestId, aid],
			collections: {
				additionalFields: [application, interval, isEnabled, protocol, tcpProbeMode, testName],
			},
		},
	},
	choices: {
		searchDynamicTests: {
			operation: getAll,
			value: ({ testId }) => testId,
			name: ({ testName: called }) => [called],
			details: ({ application: used }) => [used],
		},
	},
};
