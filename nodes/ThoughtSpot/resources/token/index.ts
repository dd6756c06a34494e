import { choice, required } from '../../../shared/operation/fields';
import { InputProblem, type Resource, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { guid, identifier, org } from '../../fields/common';
import {
	autoCreate,
	displayName,
	email,
	filterRules,
	groupIdentifiers,
	groups,
	objectsOf,
	orgId,
	orgIdentifier,
	parameterValues,
	tokenToRevoke,
	validityTime,
	variableValues,
} from '../../fields/token';
import { tokensOf, username } from '../../fields/user';
import { docs } from './docs';
import { validate } from './validate';

const tokenNotice =
	'The token becomes part of the execution data, where everyone who can see the execution can read it. Keep its validity short. An AI agent that calls this as a tool shows the token to its model.';

const jit = [autoCreate, displayName, email, validityTime];

const attributes = [variableValues, objectsOf, filterRules, parameterValues];

const objectId = required(
	identifier('objectId', 'The Liveboard or other object that the token gives access to', {
		label: 'Object',
		list: 'searchObjects',
		id: 'By ID',
		placeholder: guid,
		most: 256,
	}),
);

const persistOption = choice(
	'persistOption',
	'What of the attributes of this token stays with the user',
	[
		['APPEND', 'Append', 'Add to the attributes of the user'],
		['NONE', 'None', 'Keep nothing beyond this token'],
		['REPLACE', 'Replace', 'Replace the attributes of the user'],
		['RESET', 'Reset', 'Clear the attributes of the user'],
	],
	{ default: 'NONE', required: true },
);

function checkPersistence(values: Values): Values {
	if (values.variableValues === undefined) return values;
	if (!['NONE', 'RESET'].includes(String(values.persistOption))) return values;
	throw new InputProblem(
		'Persist Option',
		'must be Append or Replace where there are variable values',
		'Variables stay with the user. Nothing was sent.',
	);
}

function checkRevocation(values: Values): Values {
	if (values.token !== undefined || values.userIdentifier !== undefined) return values;
	throw new InputProblem(
		'User',
		'and Token are both empty',
		'Enter the user whose tokens are to be revoked, or one token. Nothing was sent.',
	);
}

export const tokens: Resource = {
	name: 'Token',
	value: 'token',
	first: 'getFull',
	operations: {
		getCustom: {
			name: 'Get Custom',
			action: 'Mint a custom access token for a user',
			description:
				'Mint a token with attribute-based access for a user. Whoever holds it can act as that user until it expires.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/token/custom`,
			mints: true,
			authentications: ['basic', 'trusted'],
			fields: [username, persistOption],
			collections: { additionalFields: [...jit, groups, orgIdentifier, ...attributes] },
			prepare: checkPersistence,
			notice: tokenNotice,
		},
		getFull: {
			name: 'Get Full',
			action: 'Mint a full access token for a user',
			description:
				'Mint a token with all the rights of a user. Whoever holds it can act as that user until it expires.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/token/full`,
			mints: true,
			authentications: ['basic', 'trusted'],
			fields: [username],
			collections: { additionalFields: [...jit, groupIdentifiers, orgId] },
			notice: tokenNotice,
		},
		getObject: {
			name: 'Get Object',
			action: 'Mint an access token for one object',
			description:
				'Mint a token for one object, such as a Liveboard. Whoever holds it can see that object as the user until it expires.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/token/object`,
			mints: true,
			authentications: ['basic', 'trusted'],
			fields: [username, objectId],
			collections: { additionalFields: [...jit, groupIdentifiers, orgId] },
			notice: tokenNotice,
		},
		revoke: {
			name: 'Revoke',
			action: 'Revoke a token or all tokens of a user',
			description:
				'Revoke one token or the tokens of a user at once. This cannot be undone: their sessions end.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/token/revoke`,
			fields: [tokensOf, tokenToRevoke, org],
			prepare: checkRevocation,
		},
		validate,
	},
};
