import { but, required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { password, userIdentifier, userIdentifiers, userInPath } from '../../fields/user';
import { docs } from './docs';

const hidden = (name: string, description: string) =>
	required(text(name, description, { secret: true }));

const newPassword = hidden('newPassword', 'The password from now on');

const activate: Operation = {
	name: 'Activate',
	action: 'Activate a user',
	description: 'Activate a user that was deactivated, with the token of its activation link',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/activate`,
	fields: [
		userIdentifier,
		hidden('authToken', 'The token in the activation link'),
		required(but(password, { description: 'The password from now on' })),
		org,
	],
	collections: {
		additionalFields: [text('properties', 'Properties of the user, as JSON text')],
	},
};

const changePassword: Operation = {
	name: 'Change Password',
	action: 'Change the password of the own user',
	description: 'Replace the password of the own user, who must give the one of before',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/change-password`,
	fields: [userIdentifier, hidden('currentPassword', 'The password until now'), newPassword, org],
};

const resetPassword: Operation = {
	name: 'Reset Password',
	action: 'Reset the password of a user',
	description: 'Replace the password of another user, as an administrator',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/reset-password`,
	fields: [userIdentifier, newPassword, org],
};

const deactivate: Operation = {
	name: 'Deactivate',
	action: 'Deactivate a user',
	description:
		'Deactivate a user, who can no longer sign in, and get the link that activates it again',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/deactivate`,
	// The credential puts the address of the cluster into it.
	fields: [userIdentifier, org],
	notice:
		'The activation link becomes part of the execution data. For 14 days, whoever has it can activate the user.',
};

const deleteUser: Operation = {
	name: 'Delete',
	action: 'Delete a user',
	description:
		'Delete a user in all orgs. This cannot be undone; Deactivate keeps the user and its objects.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/{userIdentifier}/delete`,
	fields: [userInPath, org],
	deletes: 'userIdentifier',
};

const forceLogout: Operation = {
	name: 'Force Log Out',
	action: 'Log out users',
	description: 'End all sessions of some users at once; their tokens stay good until revoked',
	docs,
	method: 'POST',
	path: `${API_ROOT}/users/force-logout`,
	// Without any user the service would log out everybody, so the field is required.
	fields: [userIdentifiers, org],
};

/** What is done to the account of a user. */
export const account: Record<string, Operation> = {
	activate,
	changePassword,
	deactivate,
	delete: deleteUser,
	forceLogout,
	resetPassword,
};
