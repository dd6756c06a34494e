import type { Operation } from '../../../shared/operation/vocabulary';
import { besides, toCreate, toUpdate } from '../../fields/cloudTests';
import { testType } from '../../fields/cloudTests/types';
import { additionalProperties } from '../../../shared/operation/standard';
import { aid, testId } from '../../fields/common';
import { preparedTest, wholeTest } from './prepare';
import { get, ofOtherType, parts, secrets } from './reading';
import { writableTest } from './writable';

export const create: Operation = {
	name: 'Create',
	action: 'Create a test',
	description: 'Create a Cloud and Enterprise Agent test, which runs from then on',
	docs: 'https://developer.cisco.com/docs/thousandeyes/create-http-server-test/',
	method: 'POST',
	path: '/v7/tests/{testType}',
	unordered: true,
	fields: [testType, ...toCreate, aid],
	collections: { additionalFields: besides, options: [parts] },
	prepare: wholeTest('create'),
	mask: secrets,
};

/** What of a test is read before it is changed; a BGP test has no agents. */
const allParts = (type: unknown) => [
	...(type === 'bgp' ? [] : ['agent']),
	'alert-rule',
	'label',
	'monitor',
	'shared-with-account',
	'tag',
];

export const update: Operation = {
	name: 'Update',
	action: 'Update a test',
	description:
		'Change settings of a test. It is read first and sent back whole, so that all others stay as they are.',
	docs: 'https://developer.cisco.com/docs/thousandeyes/update-http-server-test/',
	method: 'PUT',
	path: '/v7/tests/{testType}/{testId}',
	fields: [testType, testId, additionalProperties, aid],
	collections: { additionalFields: toUpdate },
	prepare: preparedTest('update'),
	merge: {
		read: get,
		given: ({ testType: type, testId: id, aid: account }) => ({
			testType: type,
			testId: id,
			aid: account,
			expand: allParts(type),
		}),
		writable: writableTest,
		sets: {
			agents: ['addAgents', 'removeAgents', 'agentId'],
			alertRules: ['addAlertRules', 'removeAlertRules'],
			tags: ['addTags', 'removeTags'],
		},
		whole: ['root', 'all', 'domains'],
	},
	mask: secrets,
	notice:
		'What somebody else changes in the same moment is lost. An empty text or list in Additional Properties clears a setting.',
};

export const remove: Operation = {
	name: 'Delete',
	action: 'Delete a test',
	description: 'Delete a test and its results for good',
	docs: 'https://developer.cisco.com/docs/thousandeyes/delete-http-server-test/',
	method: 'DELETE',
	path: '/v7/tests/{testType}/{testId}',
	unordered: true,
	fields: [testType, testId, aid],
	deletes: 'testId',
	advice: ofOtherType,
};
