import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import {
	type Field,
	type Operation,
	type Resource,
	type Values,
	InputProblem,
} from '../../shared/operation/vocabulary';
import { aid, expand, testId } from '../fields/common';

const types: INodePropertyOptions[] = [
	{ name: 'Agent to Agent', value: 'agent-to-agent' },
	{ name: 'Agent to Server', value: 'agent-to-server' },
	{ name: 'API', value: 'api' },
	{ name: 'BGP', value: 'bgp' },
	{ name: 'DNS Server', value: 'dns-server' },
	{ name: 'DNS Trace', value: 'dns-trace' },
	{ name: 'DNSSEC', value: 'dnssec' },
	{ name: 'FTP Server', value: 'ftp-server' },
	{ name: 'HTTP Server', value: 'http-server' },
	{ name: 'Page Load', value: 'page-load' },
	{ name: 'SIP Server', value: 'sip-server' },
	{ name: 'Voice', value: 'voice' },
	{ name: 'Web Transactions', value: 'web-transactions' },
];

/** The API's words for the types of tests. */
export const testTypes = types.map(({ value }) => String(value));

const testType: Field = {
	property: {
		displayName: 'Test Type',
		name: 'testType',
		type: 'options',
		options: types,
		default: 'http-server',
		required: true,
		description: 'The type of the test; a test is only found under its own type',
	},
};

const testTypeOrAll: Field = {
	property: {
		displayName: 'Test Type',
		name: 'testType',
		type: 'options',
		options: [{ name: 'All', value: 'all' }, ...types],
		default: 'all',
		description: 'The type of the tests to return',
	},
	encode: (value) => (value === 'all' ? undefined : value),
};

const versionId: Field = {
	property: {
		displayName: 'Version ID',
		name: 'versionId',
		type: 'string',
		default: '',
		description: 'Return the settings as they were in this version. Empty means the current ones.',
	},
	check: plainId,
};

function checkVersion(values: Values): Values {
	if (values.testType === 'bgp' && values.versionId !== undefined) {
		throw new InputProblem('Version ID', 'cannot be used with BGP tests, which have no versions');
	}
	return values;
}

/** Tests by name and type. */
export const testChoice = {
	value: ({ testId: id }: IDataObject) => id,
	name: ({ testName }: IDataObject) => [testName],
	details: ({ type }: IDataObject) => [type],
};

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many tests',
	description: 'Retrieve Cloud and Enterprise Agent tests',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-configured-tests/',
	method: 'GET',
	path: '/v7/tests{/testType}',
	list: { rows: 'tests' },
	fields: [testTypeOrAll, aid],
};

/** Named so because a source called `test` would be taken for one of the package's own tests. */
export const cloudTest: Resource = {
	name: 'Test',
	value: 'test',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a test',
			description: 'Retrieve the settings of one Cloud and Enterprise Agent test',
			docs: 'https://developer.cisco.com/docs/thousandeyes/get-http-server-test/',
			method: 'GET',
			path: '/v7/tests/{testType}/{testId}',
			fields: [testType, testId, aid],
			collections: {
				options: [
					expand(
						['Agents', 'agent'],
						['Alert Rules', 'alert-rule'],
						['Labels', 'label'],
						['Monitors', 'monitor'],
						['Shared With Accounts', 'shared-with-account'],
						['Tags', 'tag'],
					),
					versionId,
				],
			},
			prepare: checkVersion,
		},
		getAll: getAll,
	},
	choices: {
		searchTests: {
			operation: getAll,
			given: (read) => ({ testType: read('testType') ?? 'all' }),
			...testChoice,
		},
	},
};
