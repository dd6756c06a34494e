import type { Field } from '../../shared/operation/vocabulary';
import { identifier } from './common';

/** The user to mint a token for: known by the name alone. */
export const username = identifier(
	'username',
	"The user to mint the token for. Empty means the credential's own user; another one needs Trusted Auth.",
	{
		list: 'searchUsernames',
		empty: "The credential's own user",
		id: 'By Name',
		placeholder: 'e.g. analyst@example.com',
	},
);

const user = (description: string, name = 'userIdentifier', label = 'User'): Field =>
	identifier(name, description, {
		label,
		list: 'searchUsers',
		placeholder: 'e.g. analyst@example.com',
	});

/** The user whose tokens are revoked, unless one token is. */
export const tokensOf = user('The user whose tokens are revoked');
