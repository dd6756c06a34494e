import { flag, required, text, texts } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { names, org } from '../../fields/common';
import { authoredType, objectsAt, shareableType } from '../../fields/object';
import { permissions } from '../../fields/principal';
import { newOwner, oldOwner } from '../../fields/user';
import { columns } from './columns';
import { docs } from './docs';
import { getPermissionsOfPrincipals, getPermissionsOnMetadata } from './permissions';
import { privileges } from './privileges';
import { publishing } from './publish';
import { transferOwnership } from './transfer';

const share: Operation = {
	name: 'Share',
	action: 'Share objects',
	description:
		'Give users and groups access to objects, change it, or take it away. Nobody is told by email unless you choose so.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/share`,
	// The service would notify everybody.
	constants: { message: '', notify_on_share: false },
	fields: [
		objectsAt,
		required(permissions),
		text('message', 'Message in the email', { rows: 2 }),
		org,
	],
	collections: {
		additionalFields: [
			shareableType,
			flag('notifyOnShare', 'Whether those it is shared with get an email'),
			texts('emails', 'Email addresses that are told too, separated by commas'),
			names(
				'visualizationIdentifiers',
				'Visualizations of a Liveboard, which is shared with them',
				{
					label: 'Visualization Names or IDs',
					placeholder: 'e.g. Sales by Region',
				},
			),
			flag('enableCustomUrl', 'Whether links in the email lead to the application you embed in'),
			flag('hasLenientDiscoverability', 'Whether others can find the objects and ask for access'),
		],
	},
};

const assignAuthor: Operation = {
	name: 'Assign Author',
	action: 'Assign an author to objects',
	description: 'Make another user the author of objects; the author of before loses them',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/assign`,
	fields: [objectsAt, newOwner, org],
	collections: { additionalFields: [authoredType, oldOwner] },
};

export const security: Resource = {
	name: 'Security',
	value: 'security',
	first: 'share',
	operations: {
		assignAuthor,
		getPermissionsOfPrincipals,
		getPermissionsOnMetadata,
		share,
		transferOwnership: transferOwnership(assignAuthor),
		...columns,
		...privileges,
		...publishing,
	},
};
