const { findGroup } = require('./directory');

/**
 * @import { groups, Org, User } from './directory'
 */

/**
 * @template Id
 * @param {{ id: Id, name: string }} item
 */
const named = ({ id, name }) => ({ id, name });

/**
 * What sessions and log-ins change of a user; `currentOrg` is the org of the asking session.
 * @param {User | undefined} user nobody for one who cannot log in
 * @param {Org} currentOrg
 */
function userLive(user, currentOrg) {
	if (!user) return { current_org: named(currentOrg) };
	const memberOf = user.groups
		.map(findGroup)
		.filter((group) => group !== undefined)
		.map(named);
	return {
		account_status: user.status,
		current_org: named(currentOrg),
		user_groups: memberOf,
		user_inherited_groups: memberOf,
	};
}

/**
 * A user as the API shows it; `currentOrg` is the org of the asking session.
 * @param {User} user
 * @param {Org} currentOrg
 */
function userShape(user, currentOrg) {
	return {
		id: user.id,
		name: user.name,
		display_name: user.display_name,
		visibility: 'SHARABLE',
		author_id: user.id,
		can_change_password: true,
		complete_detail: true,
		creation_time_in_millis: user.created,
		deleted: false,
		deprecated: false,
		account_type: 'LOCAL_USER',
		email: user.email,
		expiration_time_in_millis: null,
		external: false,
		favorite_metadata: [],
		first_login_time_in_millis: user.created,
		group_mask: 3,
		hidden: false,
		home_liveboard: null,
		incomplete_details: null,
		is_first_login: false,
		modification_time_in_millis: user.created,
		modifier_id: user.id,
		notify_on_share: true,
		onboarding_experience_completed: true,
		orgs: user.orgs.map(named),
		owner_id: user.id,
		parent_type: 'USER',
		privileges: user.admin ? ['ADMINISTRATION', 'DATADOWNLOADING'] : ['DATADOWNLOADING'],
		show_onboarding_experience: false,
		super_user: user.admin,
		system_user: false,
		tags: [],
		tenant_id: null,
		welcome_email_sent: false,
		org_privileges: {},
		preferred_locale: 'en-US',
		use_browser_language: null,
		extended_properties: null,
		extended_preferences: null,
		user_parameters: null,
		access_control_properties: null,
		variable_values: {},
		...userLive(user, currentOrg),
	};
}

/**
 * Who is in a group, unless it is left out.
 * @param {{ name: string }} group
 * @param {User[]} users
 * @param {{ include_users?: boolean, include_sub_groups?: boolean }} body
 */
function groupLive(group, users, { include_users = true, include_sub_groups = true }) {
	const members = users.filter((user) => user.groups.includes(group.name)).map(named);
	return { sub_groups: include_sub_groups ? [] : null, users: include_users ? members : null };
}

/**
 * A group as the API shows it, with its users and sub-groups.
 * @param {typeof groups[number]} group
 * @param {User[]} users
 */
function groupShape(group, users) {
	return {
		id: group.id,
		name: group.name,
		display_name: group.display_name,
		visibility: 'SHARABLE',
		author_id: users[1].id,
		complete_detail: true,
		content: null,
		creation_time_in_millis: users[0].created,
		default_liveboards: [],
		deleted: false,
		deprecated: false,
		description: group.description,
		external: false,
		generation_number: 1,
		hidden: false,
		index: 0,
		index_version: 1,
		metadata_version: 1,
		modification_time_in_millis: users[0].created,
		modifier_id: users[1].id,
		orgs: group.orgs.map(({ id, name }) => ({ id: String(id), name })),
		owner_id: group.id,
		parent_type: 'GROUP',
		privileges: group.privileges,
		system_group: ['All', 'Administrator'].includes(group.name),
		tags: [],
		type: 'LOCAL_GROUP',
		roles: [],
		...groupLive(group, users, {}),
	};
}

module.exports = { groupLive, groupShape, userLive, userShape };
