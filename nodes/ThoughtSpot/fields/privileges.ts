import { choices } from '../../shared/operation/fields';

const NAMES: Array<[value: string, name?: string]> = [
	['A3ANALYSIS', 'SpotIQ Analysis'],
	['ADMINISTRATION'],
	['ALLOW_NON_EMBED_FULL_APP_ACCESS'],
	['APPLICATION_ADMINISTRATION'],
	['AUTHENTICATION_ADMINISTRATION'],
	['AUTHORING'],
	['BILLING_INFO_ADMINISTRATION'],
	['BYPASSRLS', 'Bypass Row-Level Security'],
	['CAN_ACCESS_AGENTSPOT'],
	['CAN_ACCESS_ANALYST_STUDIO'],
	['CAN_CREATE_CATALOG'],
	['CAN_CREATE_OR_EDIT_CONNECTIONS'],
	['CAN_DOWNLOAD_DETAILED_DATA'],
	['CAN_DOWNLOAD_VISUALS'],
	['CAN_MANAGE_AGENTSPOT'],
	['CAN_MANAGE_ANALYST_STUDIO'],
	['CAN_MANAGE_CUSTOM_CALENDAR'],
	['CAN_MANAGE_SPOTTER'],
	['CAN_MANAGE_VARIABLES'],
	['CAN_MANAGE_VERSION_CONTROL'],
	['CAN_MANAGE_WEBHOOKS'],
	['CAN_MANAGE_WORKSHEET_VIEWS_TABLES'],
	['CAN_MODIFY_FOLDERS'],
	['CAN_SETUP_VERSION_CONTROL'],
	['CAN_USE_SPOTTER'],
	['CAN_VIEW_FOLDERS'],
	['DATADOWNLOADING', 'Download Data'],
	['DATAMANAGEMENT', 'Manage Data'],
	['DEVELOPER'],
	['DISABLE_PINBOARD_CREATION'],
	['EXPERIMENTALFEATUREPRIVILEGE', 'Experimental Features'],
	['GROUP_ADMINISTRATION'],
	['JOBSCHEDULING', 'Schedule Liveboards'],
	['LIVEBOARD_VERIFIER'],
	['ORG_ADMINISTRATION'],
	['PREVIEW_DOCUMENT_SEARCH'],
	['PREVIEW_THOUGHTSPOT_SAGE'],
	['RANALYSIS', 'R Analysis'],
	['ROLE_ADMINISTRATION'],
	['SHAREWITHALL', 'Share with All'],
	['SYNCMANAGEMENT', 'Manage Sync'],
	['SYSTEM_INFO_ADMINISTRATION'],
	['THIRDPARTY_ANALYSIS', 'Third-Party Analysis'],
	['USERDATAUPLOADING', 'Upload Data'],
	['USERMANAGEMENT', 'Manage Users'],
	['USER_ADMINISTRATION'],
];

/** What roles can hold and groups cannot. */
const OF_ROLES = new Set([
	'APPLICATION_ADMINISTRATION',
	'AUTHENTICATION_ADMINISTRATION',
	'BILLING_INFO_ADMINISTRATION',
	'CAN_CREATE_OR_EDIT_CONNECTIONS',
	'CAN_MANAGE_CUSTOM_CALENDAR',
	'CAN_MANAGE_WEBHOOKS',
	'CAN_MANAGE_WORKSHEET_VIEWS_TABLES',
	'ORG_ADMINISTRATION',
	'ROLE_ADMINISTRATION',
	'SYSTEM_INFO_ADMINISTRATION',
]);

/** What groups hold and roles cannot. */
const OF_GROUPS = new Set([
	'ADMINISTRATION',
	'AUTHORING',
	'EXPERIMENTALFEATUREPRIVILEGE',
	'RANALYSIS',
	'USERMANAGEMENT',
]);

/** What an update of a role does not take. */
const NOT_IN_UPDATE = new Set(['ALLOW_NON_EMBED_FULL_APP_ACCESS', 'CAN_SETUP_VERSION_CONTROL']);

/** The privileges that users and groups are searched by. */
export const privilegesWanted = choices('privileges', 'Privileges to look for', NAMES, {
	label: 'Privileges',
});

/** What the members of a group may do. */
export const groupPrivileges = choices(
	'privileges',
	'What its members may do. With role-based access control, roles say that.',
	NAMES.filter(([value]) => !OF_ROLES.has(value)),
);

/** What the holders of a role may do. */
export const rolePrivileges = choices('privileges', 'What its holders may do', [
	...NAMES.filter(([value]) => !OF_GROUPS.has(value)),
	['CONTROL_TRUSTED_AUTH'],
	['TAGMANAGEMENT', 'Manage Tags'],
]);

/** The same in an update, which knows fewer; what is given replaces all that the role allows. */
export const newRolePrivileges = choices(
	'privileges',
	'What its holders may do from now on: REPLACES what they may',
	[
		...NAMES.filter(([value]) => !OF_GROUPS.has(value) && !NOT_IN_UPDATE.has(value)),
		['CONTROL_TRUSTED_AUTH'],
		['TAGMANAGEMENT', 'Manage Tags'],
	],
);

/** The privileges that roles are searched by; the service spells one of them in its own way there. */
export const rolePrivilegesWanted = {
	...privilegesWanted,
	encode: (words: unknown) =>
		(words as string[]).map((word) =>
			word === 'CAN_MODIFY_FOLDERS' ? 'CAN_MODIDY_FOLDERS' : word,
		),
};
