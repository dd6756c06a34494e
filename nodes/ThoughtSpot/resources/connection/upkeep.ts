import type { IDataObject } from 'n8n-workflow';
import { choice, choices, flag, json } from '../../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Part,
	type Values,
} from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { names, org } from '../../fields/common';
import { connectionInPath } from '../../fields/connection';
import { orgNames, someUsers } from '../../fields/user';
import { docs } from './docs';

const ROOT = `${API_ROOT}/connections`;

const updateStatus: Operation = {
	name: 'Activate or Deactivate',
	action: 'Activate or deactivate a connection',
	description: 'Let a connection be used, or stop all queries that it carries',
	docs,
	method: 'POST',
	path: `${ROOT}/{connectionIdentifier}/status`,
	fields: [
		connectionInPath,
		choice('status', 'State of the connection from now on', ['ACTIVATED', 'DEACTIVATED']),
		org,
	],
};

/** Some of it is not all of it. */
function synced(answer: unknown): Part[] {
	const row = Object(answer) as IDataObject;
	const { status, message, tables_failed: failed } = row;
	if (status !== 'PARTIAL_SUCCESS') return [{ row }];
	return [{ row, problem: `${String(failed ?? 'some')} tables: ${String(message ?? status)}` }];
}

const syncMetadata: Operation = {
	name: 'Sync Metadata',
	action: 'Sync the metadata of a connection',
	description: 'Take over descriptions of tables and columns from the warehouse',
	docs,
	method: 'POST',
	path: `${ROOT}/{connectionIdentifier}/resync-metadata`,
	fields: [connectionInPath, org],
	collections: {
		additionalFields: [
			json('tables', 'Tables as a JSON object, each with a list of columns', {
				placeholder: '{ "sales": ["region"] }',
			}),
			choices('syncAttributes', 'What to take over', ['DESCRIPTION']),
		],
	},
	parts: { of: synced, failed: 'errorItem' },
};

const getDiffStatus: Operation = {
	name: 'Get Diff Status',
	action: 'Get the diff status of a connection',
	description: 'Find out whether a connection and its warehouse differ',
	docs,
	method: 'POST',
	path: `${ROOT}/fetch-connection-diff-status/{connectionIdentifier}`,
	effect: 'safe',
	fields: [connectionInPath, org],
};

const downloadChanges: Operation = {
	name: 'Download Metadata Changes',
	action: 'Download the metadata changes of a connection',
	description: 'Get a file that tells how a connection and its warehouse differ',
	docs,
	method: 'POST',
	path: `${ROOT}/download-connection-metadata-changes/{connectionIdentifier}`,
	effect: 'safe',
	heavy: true,
	fields: [connectionInPath, org],
	accept: 'application/json, */*;q=0.8',
	file: { name: () => 'connection-changes' },
};

function checkWhose(values: Values): Values {
	const lists = ['userIdentifiers', 'configurationIdentifiers', 'orgIdentifiers'];
	if (values.allUsers === true || lists.some((name) => values[name] !== undefined)) return values;
	throw new InputProblem(
		'Revoke for All Users',
		'is off, and no users, configurations or orgs are named',
		'Name whose tokens are to be revoked. Nothing was sent.',
	);
}

const revokeRefreshTokens: Operation = {
	name: 'Revoke Refresh Tokens',
	action: 'Revoke the refresh tokens of a connection',
	description: 'End the sign-ins of users to the warehouse, who have to sign in again',
	docs,
	method: 'POST',
	path: `${ROOT}/{connectionIdentifier}/revoke-refresh-tokens`,
	fields: [connectionInPath, org],
	collections: {
		additionalFields: [
			someUsers,
			names('configurationIdentifiers', 'Configurations', {
				label: 'Configuration Names or IDs',
			}),
			orgNames,
			flag('allUsers', 'Whether to end the sign-ins of ALL users of the connection', {
				label: 'Revoke for All Users',
				in: 'nowhere',
			}),
		],
	},
	prepare: checkWhose,
};

/** What keeps a connection going. */
export const upkeep = {
	downloadChanges,
	getDiffStatus,
	revokeRefreshTokens,
	syncMetadata,
	updateStatus,
};
