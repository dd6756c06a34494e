import {
	InputProblem,
	type Field,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import {
	autoCreate,
	displayName,
	email,
	groupIdentifiers,
	groups,
	orgId,
	orgIdentifier,
	token,
	validityTime,
} from '../fields/token';
import {
	chooseUser,
	userIdentifier,
	userIdentifierFromList,
	username,
	usernameFromList,
} from '../fields/user';

const docs = 'https://developers.thoughtspot.com/docs/api-authv2';

const tokenNotice =
	'The token becomes part of the execution data, where everyone who can see the execution can read it. Keep its validity short. An AI agent that calls this as a tool shows the token to its model.';

const user = [chooseUser, username, usernameFromList];

const jit = [autoCreate, displayName, email, validityTime];

const objectId: Field = {
	property: {
		displayName: 'Object ID',
		name: 'objectId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 9d3b8f0c-2a9e-4a5b-9c1d-0f6a5b7c8d9e',
		description: 'GUID of the Liveboard or other object that the token gives access to',
	},
	most: 256,
};

const persistOption: Field = {
	property: {
		displayName: 'Persist Option',
		name: 'persistOption',
		type: 'options',
		options: [
			{ name: 'Append', value: 'APPEND', description: 'Add to the attributes of the user' },
			{ name: 'None', value: 'NONE', description: 'Keep nothing beyond this token' },
			{ name: 'Replace', value: 'REPLACE', description: 'Replace the attributes of the user' },
			{ name: 'Reset', value: 'RESET', description: 'Clear the attributes of the user' },
		],
		default: 'NONE',
		required: true,
		description: 'What of the attributes of this token stays with the user',
	},
};

const tokenToRevoke: Field = {
	...token,
	property: {
		...token.property,
		description:
			"The bearer token to revoke. Empty revokes the tokens of the user in 'User Identifier'.",
		required: false,
	},
};

function checkRevocation(values: Values): Values {
	if (values.token !== undefined || values.userIdentifier !== undefined) return values;
	throw new InputProblem(
		'User Identifier',
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
			fields: [...user, persistOption],
			collections: { additionalFields: [...jit, groups, orgIdentifier] },
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
			fields: user,
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
			fields: [...user, objectId],
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
			fields: [chooseUser, userIdentifier, userIdentifierFromList, tokenToRevoke],
			prepare: checkRevocation,
		},
		validate: {
			name: 'Validate',
			action: 'Validate a token',
			description: 'Check whether a token is still good, and see its user, scope and lifetime',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/token/validate`,
			effect: 'safe',
			fields: [token],
		},
	},
};
