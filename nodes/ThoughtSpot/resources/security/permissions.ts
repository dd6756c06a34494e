import { choice, flag, objects, required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { objectsAt, shareableType, shareableTypes } from '../../fields/object';
import { principals } from '../../fields/principal';
import { byObject, byPrincipal, unfolding } from '../../permissions';
import { docs } from './docs';

const metadata = objects('metadata', 'Only these objects', [
	text('identifier', 'Name or GUID', { label: 'Name or ID', required: true }),
	choice('type', 'Type of the object', shareableTypes, { default: 'LIVEBOARD' }),
]);

/** Who may see an object. */
export const getPermissionsOnMetadata: Operation = unfolding(
	{
		name: 'Get Permissions on Object',
		action: 'Get permissions on objects',
		description: 'Retrieve who may see or edit objects: one item for each object and principal',
		docs,
		method: 'POST',
		path: `${API_ROOT}/security/metadata/fetch-permissions`,
		effect: 'safe',
		heavy: true,
		constants: { permission_type: 'DEFINED' },
		fields: [objectsAt, org],
		collections: {
			additionalFields: [
				shareableType,
				principals,
				flag('includeDependentObjects', 'Whether to tell of objects that depend on these too'),
				choice('permissionType', 'Which permissions to tell', [
					['DEFINED', 'Defined', 'As they were given'],
					['EFFECTIVE', 'Effective', 'As they are with groups and privileges'],
				]),
			],
		},
	},
	'metadata_permission_details',
	byPrincipal,
);

/** What a user or group may see. */
export const getPermissionsOfPrincipals: Operation = unfolding(
	{
		name: 'Get Permissions of Principal',
		action: 'Get permissions of users and groups',
		description: 'Retrieve what users and groups may see or edit: one item for each object',
		docs,
		method: 'POST',
		path: `${API_ROOT}/security/principals/fetch-permissions`,
		effect: 'safe',
		heavy: true,
		fields: [required(principals), org],
		collections: {
			additionalFields: [
				metadata,
				choice('defaultMetadataType', 'Type of the objects, where none are given', [
					['ALL', 'All'],
					...shareableTypes,
				]),
			],
		},
	},
	'principal_permission_details',
	byObject,
);
