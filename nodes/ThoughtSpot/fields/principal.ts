import { choice, objects, text } from '../../shared/operation/fields';

const identifier = text('identifier', 'Name or GUID', { label: 'Name or ID', required: true });

/** Whether it is a user or a group; names may be those of both. */
const type = choice(
	'type',
	'What it is',
	[
		['USER', 'User'],
		['USER_GROUP', 'Group'],
	],
	{ default: 'USER' },
);

/** Users and groups, by names or GUIDs. */
export const principals = objects('principals', 'Users and groups', [identifier, type]);

const within = { wire: 'principal.identifier' };

/** Who may do what with objects that are shared. */
export const permissions = objects('permissions', 'Whom to share with, and what they may do', [
	{ ...identifier, ...within },
	{ ...type, wire: 'principal.type' },
	choice(
		'shareMode',
		'What they may do',
		[
			['MODIFY', 'Edit'],
			['NO_ACCESS', 'Nothing', 'Take the access away'],
			['READ_ONLY', 'View'],
		],
		{ default: 'READ_ONLY' },
	),
	choice(
		'contentShareMode',
		'What they may do with what is in a collection',
		[
			['', 'Not Given'],
			['MODIFY', 'Edit'],
			['READ_ONLY', 'View'],
		],
		{ default: '' },
	),
]);
