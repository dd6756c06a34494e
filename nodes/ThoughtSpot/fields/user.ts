import { but, choice, flag, json, objects, required, text } from '../../shared/operation/fields';
import { guid, identifier, identifiers, inPath, names } from './common';

const placeholder = 'e.g. analyst@example.com';

/** The user to mint a token for: known by the name alone. */
export const username = identifier(
	'username',
	"The user to get the token for. Empty means the credential's own user; another one needs Trusted Auth.",
	{
		list: 'searchUsernames',
		empty: "The credential's own user",
		id: 'By Name',
		placeholder,
	},
);

const anyone = identifier('userIdentifier', 'The user to work with', {
	label: 'User',
	list: 'searchUsers',
	placeholder,
});

/** The user whose tokens are revoked, unless one token is. */
export const tokensOf = but(anyone, { description: 'The user whose tokens are revoked' });

export const userIdentifier = required(anyone);

/** The same user where it stands in a path. */
export const userInPath = inPath(anyone);

/** The user that becomes the author of objects. */
export const newOwner = required(
	but(anyone, { label: 'New Author', description: 'The user that becomes the author' }),
);

/** The user that is the author until now. */
export const oldOwner = identifier('currentOwnerIdentifier', 'The author until now', {
	label: 'Current Author',
	list: 'searchUsers',
	placeholder,
});

/** Users that something is done to at once. */
export const userIdentifiers = required(
	identifiers('userIdentifiers', 'The users to work with, separated by commas or as a list', {
		label: 'Users',
		list: 'searchUsers',
		placeholder,
	}),
);

/** Users in a list that is optional. */
export const someUsers = names('userIdentifiers', 'Users', {
	label: 'User Names or IDs',
	placeholder: 'e.g. analyst, tsadmin',
});

export const name = text('name', 'Name that the user signs in with', { placeholder });

export const displayName = text('displayName', 'Name that is shown', {
	placeholder: 'e.g. Ana Lyst',
});

export const email = text('email', 'Email address', { placeholder: 'name@email.com' });

/** A password, which is shown nowhere. */
export const password = text('password', 'Password of the user', { secret: true });

export const groupNames = names('groupIdentifiers', 'Groups', { label: 'Group Names or IDs' });

export const orgNames = names('orgIdentifiers', 'Orgs', {
	label: 'Org Names or IDs',
	placeholder: 'e.g. Primary, 2',
	zero: true,
});

export const accountType = choice(
	'accountType',
	'Where the user comes from',
	[
		['LDAP_USER', 'LDAP'],
		['LOCAL_USER', 'Local'],
		['OIDC_USER', 'OIDC'],
		['REMOTE_USER', 'Remote'],
		['SAML_USER', 'SAML'],
	],
	{ default: 'LOCAL_USER' },
);

export const accountStatus = choice('accountStatus', 'State of the account', [
	'ACTIVE',
	'INACTIVE',
	'EXPIRED',
	'LOCKED',
	'PENDING',
	'SUSPENDED',
]);

export const visibility = choice(
	'visibility',
	'Whether others can share with it',
	[
		['SHARABLE', 'Sharable'],
		['NON_SHARABLE', 'Not Sharable'],
	],
	{ default: 'SHARABLE' },
);

const LOCALES =
	'da-DK de-CH de-DE en-AU en-CA en-DE en-GB en-IN en-NZ en-US es-ES es-MX es-US fi-FI fr-CA fr-FR it-IT ja-JP ko-KR nb-NO nl-NL pt-BR pt-PT ru-RU sv-SE zh-CN zh-Hant';

/** How the user is welcomed and what it sees; the same in create and update. */
export const preferences = [
	choice(
		'preferredLocale',
		'Language and region of the user',
		LOCALES.split(' ').map((code) => [code, code]),
		{ default: 'en-US' },
	),
	flag('useBrowserLanguage', 'Whether the language is that of the browser'),
	flag('notifyOnShare', 'Whether the user gets an email when something is shared'),
	identifier('homeLiveboardIdentifier', 'Liveboard that the user sees first', {
		label: 'Home Liveboard',
		list: 'searchLiveboards',
		placeholder: guid,
	}),
	json('extendedProperties', 'Properties of your own'),
	json('extendedPreferences', 'Preferences of your own'),
];

export const favoriteMetadata = objects('favoriteMetadata', 'Objects that the user starts with', [
	text('identifier', 'Name or GUID', { label: 'Name or ID', required: true }),
	choice('type', 'Type of the object', ['ANSWER', 'LIVEBOARD']),
]);

/** What else a search tells of each user. */
export const including = [
	flag('includeFavoriteMetadata', 'Whether to return favorites. Turn Simplify off to see them.'),
	flag('includeVariableValues', 'Whether to return variables. Turn Simplify off to see them.'),
];

/** Of the more than forty properties of a user, those that are used most. */
export const SIMPLE_USER = [
	'id',
	'name',
	'display_name',
	'email',
	'account_status',
	'account_type',
	'creation_time_in_millis',
	'modification_time_in_millis',
	'orgs',
	'user_groups',
];
