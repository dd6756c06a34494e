import { flag, required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { objectsAt, typeOf } from '../../fields/object';
import { orgNames } from '../../fields/user';
import { docs } from './docs';

const type = typeOf('LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE');

const publish: Operation = {
	name: 'Publish',
	action: 'Publish objects to orgs',
	description: 'Publish objects of the primary org to other orgs',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/publish`,
	fields: [objectsAt, required(orgNames), org],
	collections: {
		additionalFields: [type, flag('skipValidation', 'Whether to publish without checking first')],
	},
};

const unpublish: Operation = {
	name: 'Unpublish',
	action: 'Unpublish objects from orgs',
	description: 'Take published objects away from orgs again',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/unpublish`,
	fields: [
		objectsAt,
		required(orgNames),
		flag('includeDependencies', 'Whether to take away what the objects depend on, too'),
		org,
	],
	collections: {
		additionalFields: [
			type,
			flag('force', 'Whether to do so although other objects there depend on them'),
		],
	},
};

/** What one org gives to others. */
export const publishing = { publish, unpublish };
