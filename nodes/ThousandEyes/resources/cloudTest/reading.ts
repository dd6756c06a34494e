import type { IDataObject } from 'n8n-workflow';
import { plainId } from '../../../shared/operation/checks';
import { flag, text } from '../../../shared/operation/fields';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { aid, expand, testId } from '../../fields/common';
import { anyTestId, testType, testTypeOrAll } from '../../fields/cloudTests/types';

/** What is secret in a test. */
export const secrets = ['bearerToken', 'clientCertificate', 'clientSecret', 'oAuth', 'password'];

const versionId = text(
	'versionId',
	'Return the settings as they were in this version. Empty means the current ones.',
	{ label: 'Version ID', check: plainId },
);

/** A BGP test runs on no agent, and has no versions. */
function checkBgp(values: Values): Values {
	if (values.testType !== 'bgp') return values;
	if (values.versionId !== undefined) {
		throw new InputProblem('Version ID', 'cannot be used with BGP tests, which have no versions');
	}
	if ([values.expand].flat().includes('agent')) {
		throw new InputProblem('Expand', 'cannot hold Agents: a BGP test has none');
	}
	return values;
}

/** What of a test an answer can include in full. */
export const parts = expand(
	['Agents', 'agent'],
	['Alert Rules', 'alert-rule'],
	['Labels', 'label'],
	['Monitors', 'monitor'],
	['Shared With Accounts', 'shared-with-account'],
	['Tags', 'tag'],
);

/** An address holds the type too. */
export const ofOtherType = {
	404: 'Check the ID, the Test Type and the account group: a test is found under its own type alone, and not from another account group.',
};

export const get: Operation = {
	name: 'Get',
	action: 'Get a test',
	description: 'Retrieve the settings of one Cloud and Enterprise Agent test',
	docs: 'https://developer.cisco.com/docs/thousandeyes/get-http-server-test/',
	method: 'GET',
	path: '/v7/tests/{testType}/{testId}',
	fields: [testType, testId, aid],
	collections: { options: [parts, versionId] },
	prepare: checkBgp,
	mask: secrets,
	advice: ofOtherType,
};

/** The rows that the filters, which the API does not know, let through. */
export function keepTest(row: IDataObject, values: Values): boolean {
	const { testName, enabled, savedEvents } = values;
	const name = String(row.testName ?? '').toLowerCase();
	if (testName !== undefined && !name.includes(String(testName).toLowerCase())) return false;
	if (enabled !== undefined && row.enabled !== enabled) return false;
	return savedEvents !== false || row.savedEvent !== true;
}

const nowhere = { in: 'nowhere' as const };

const filters = [
	text('testName', 'Part of the name of the tests to return, in any case', nowhere),
	flag('enabled', 'Whether to return tests that are enabled, or those that are not', {
		default: true,
		...nowhere,
	}),
	flag('savedEvents', 'Whether to return saved events too', { default: true, ...nowhere }),
];

export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many tests',
	description: 'Retrieve Cloud and Enterprise Agent tests',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-configured-tests/',
	method: 'GET',
	path: '/v7/tests{/testType}',
	list: { rows: 'tests' },
	fields: [testTypeOrAll, aid],
	collections: { filters },
	keep: keepTest,
	mask: secrets,
	simplify: [
		'testId',
		'testName',
		'type',
		'enabled',
		'savedEvent',
		'interval',
		'alertsEnabled',
		'createdDate',
		'modifiedDate',
		'description',
	],
};

/** The API takes a size up to 500 and has no further page. */
export const getHistory: Operation = {
	name: 'Get History',
	action: 'Get the history of a test',
	description: 'Retrieve the versions of a test, newest first: 500 at most, also with Return All',
	docs: 'https://developer.cisco.com/docs/thousandeyes/get-test-version-history/',
	method: 'GET',
	path: '/v7/tests/{testId}/history',
	list: {
		rows: 'testVersionHistory',
		paginated: { kind: 'link', next: [['_links', 'next']], sizeParameter: 'limit', size: 500 },
	},
	fields: [anyTestId, aid],
};
