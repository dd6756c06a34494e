import type { IDataObject } from 'n8n-workflow';
import { choice, flag, optional, required, text } from '../../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Part,
	type Resource,
	type Values,
} from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifier, org, withoutSlash } from '../../fields/common';
import { objectsAt, typeOf } from '../../fields/object';
import { branch, branchName } from '../../fields/git';
import { branches, configs } from './configs';
import { docs } from './docs';

const ROOT = `${API_ROOT}/vcs/git`;

const COMMITTED = ['LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'CUSTOM_ACTION'];

const type = typeOf(...COMMITTED);

/** Each file with how it went: what failed stands inside a success. */
const files = (answer: unknown): Part[] =>
	(Array.isArray(answer) ? (answer as IDataObject[]) : []).map((row) => {
		const { status_code: status, status_message: message, file_name: file } = row;
		const problem = `${String(file)}: ${String(message ?? status)}`;
		return { row, ...(status === 'ERROR' && { problem }) };
	});

const commit: Operation = {
	name: 'Commit',
	action: 'Commit objects',
	description: 'Commit objects of this org to its Git branch',
	docs,
	method: 'POST',
	path: `${ROOT}/branches/commit`,
	fields: [objectsAt, required(text('comment', 'What the commit says', { rows: 2 })), org],
	collections: {
		additionalFields: [
			type,
			branchName,
			flag('deleteAware', 'Whether what was deleted here is deleted in the branch', {
				default: true,
			}),
		],
	},
};

const deploy: Operation = {
	name: 'Deploy',
	action: 'Deploy a commit',
	description: 'Bring what a branch holds into this org: one item a file. It overwrites objects.',
	docs,
	method: 'POST',
	path: `${ROOT}/commits/deploy`,
	fields: [required(branchName), org],
	collections: {
		additionalFields: [
			text('commitId', 'Commit to deploy. Empty means the last one.', { label: 'Commit ID' }),
			choice('deployType', 'Which files to deploy', [
				['DELTA', 'Changed'],
				['FULL', 'All'],
			]),
			choice('deployPolicy', 'What to do when a file fails', [
				['ALL_OR_NONE', 'All or None'],
				['PARTIAL', 'Deploy the Others'],
				['VALIDATE_ONLY', 'Validate Only', 'Nothing is written in any case'],
			]),
		],
	},
	parts: { of: files, failed: 'item' },
};

const validateMerge: Operation = {
	name: 'Validate Merge',
	action: 'Validate a merge',
	description: 'Find out whether one branch could be merged into another: one item a file',
	docs,
	method: 'POST',
	path: `${ROOT}/branches/validate`,
	effect: 'safe',
	heavy: true,
	fields: [
		branch('sourceBranchName', 'Branch that would be merged'),
		branch('targetBranchName', 'Branch that it would be merged into'),
		org,
	],
	parts: { of: files, failed: 'item' },
};

function checkObjects(values: Values): Values {
	if (values.type === undefined || values.identifier !== undefined) return values;
	throw new InputProblem('Type', 'is given, and Objects are not', 'Nothing was sent.');
}

const revert: Operation = {
	name: 'Revert',
	action: 'Revert to a commit',
	description: 'Bring objects back to how a commit has them. It overwrites objects.',
	docs,
	method: 'POST',
	path: `${ROOT}/commits/{commitId}/revert`,
	fields: [
		required(text('commitId', 'Commit to go back to', { label: 'Commit ID', check: withoutSlash })),
		org,
	],
	collections: {
		additionalFields: [
			optional(objectsAt),
			type,
			branchName,
			choice('revertPolicy', 'What to do when an object fails', [
				['ALL_OR_NONE', 'All or None'],
				['PARTIAL', 'Revert the Others'],
			]),
		],
	},
	prepare: checkObjects,
};

const getCommits: Operation = {
	name: 'Get Many Commits',
	action: 'Get many commits',
	description: 'Retrieve the commits of an object',
	docs,
	method: 'POST',
	path: `${ROOT}/commits/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [
		required(
			identifier('metadataIdentifier', 'The object whose commits to return', {
				label: 'Object',
				list: 'searchObjects',
				placeholder: guid,
			}),
		),
		org,
	],
	collections: { filters: [{ ...type, wire: 'metadata_type' }, branchName] },
};

export const versionControl: Resource = {
	name: 'Version Control',
	value: 'versionControl',
	first: 'commit',
	operations: { commit, deploy, getCommits, revert, validateMerge, ...configs },
	choices: {
		searchBranches: { operation: branches, value: ({ name }) => name, name: ({ name }) => [name] },
	},
};
