import type { IDataObject } from 'n8n-workflow';
import { flag, required, text, texts } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { orgNames } from '../../fields/user';
import { docs } from './docs';

const ROOT = `${API_ROOT}/vcs/git/config`;

const username = text('username', 'User that signs in to the repository');

const accessToken = text('accessToken', 'Token that the user signs in with', {
	secret: true,
	most: 10_000,
});

const settings = [
	texts('branchNames', 'Branches to work with, separated by commas', {
		label: 'Branch Names',
		placeholder: 'e.g. main, dev',
	}),
	text('commitBranchName', 'Branch that commits go to', { label: 'Commit Branch' }),
	text('configurationBranchName', 'Branch that holds the configuration', {
		label: 'Configuration Branch',
	}),
	flag('enableGuidMapping', 'Whether GUIDs of two orgs are mapped to each other', {
		default: true,
	}),
	text('orgIdentifier', 'Org that it is for', { label: 'Org Name or ID', zero: true }),
];

const search: Operation = {
	name: 'Get Many Configurations',
	action: 'Get many repository configurations',
	description: 'Retrieve how orgs are connected to Git repositories',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list: {},
	fields: [org],
	collections: { filters: [orgNames] },
};

/** The branches of all of them. */
export const branches: Operation = {
	...search,
	list: {
		flatten: ({ branches: names }) =>
			((names ?? []) as string[]).map((name): IDataObject => ({ name })),
	},
};

/** How an org is connected to a repository. */
export const configs: Record<string, Operation> = {
	createConfig: {
		name: 'Create Configuration',
		action: 'Create a repository configuration',
		description: 'Connect an org to a Git repository',
		docs,
		method: 'POST',
		path: `${ROOT}/create`,
		fields: [
			required(
				text('repositoryUrl', 'Address of the repository', {
					placeholder: 'https://git.example.com/team/analytics.git',
				}),
			),
			required(username),
			required(accessToken),
			org,
		],
		collections: { additionalFields: settings },
	},
	deleteConfig: {
		name: 'Delete Configuration',
		action: 'Delete a repository configuration',
		description: 'Disconnect the org from its repository. This cannot be undone.',
		docs,
		method: 'POST',
		path: `${ROOT}/delete`,
		fields: [org],
		collections: {
			additionalFields: [
				flag('clusterLevel', 'Whether to delete the configuration of the CLUSTER'),
			],
		},
	},
	getConfigs: search,
	updateConfig: {
		name: 'Update Configuration',
		action: 'Update a repository configuration',
		description: 'Change how an org is connected to its repository',
		docs,
		method: 'POST',
		path: `${ROOT}/update`,
		fields: [org],
		collections: { additionalFields: [username, accessToken, ...settings] },
	},
};
