/** @import { Kind } from './body' */

/** @type {Record<string, Kind>} */
const paging = { record_offset: 'integer', record_size: 'integer' };
const visibility = { enum: ['SHARABLE', 'NON_SHARABLE'] };

/**
 * The properties each search body may hold, with their kinds.
 * @satisfies {Record<string, Record<string, Kind>>}
 */
const bodies = {
	users: {
		...paging,
		visibility,
		user_identifier: 'string',
		display_name: 'string',
		name_pattern: 'string',
		email: 'string',
		group_identifiers: 'strings',
		privileges: 'strings',
		account_type: {
			enum: ['LOCAL_USER', 'LDAP_USER', 'SAML_USER', 'OIDC_USER', 'REMOTE_USER'],
		},
		account_status: {
			enum: ['ACTIVE', 'INACTIVE', 'EXPIRED', 'LOCKED', 'PENDING', 'SUSPENDED'],
		},
		notify_on_share: 'boolean',
		show_onboarding_experience: 'boolean',
		onboarding_experience_completed: 'boolean',
		org_identifiers: 'strings',
		home_liveboard_identifier: 'string',
		favorite_metadata: 'objects',
		sort_options: 'object',
		role_identifiers: 'strings',
		include_favorite_metadata: 'boolean',
		include_variable_values: 'boolean',
	},
	groups: {
		...paging,
		visibility,
		default_liveboard_identifiers: 'strings',
		description: 'string',
		display_name: 'string',
		name_pattern: 'string',
		group_identifier: 'string',
		org_identifiers: 'strings',
		privileges: 'strings',
		sub_group_identifiers: 'strings',
		type: { enum: ['LOCAL_GROUP', 'LDAP_GROUP', 'TEAM_GROUP', 'TENANT_GROUP'] },
		user_identifiers: 'strings',
		role_identifiers: 'strings',
		sort_options: 'object',
		include_users: 'boolean',
		include_sub_groups: 'boolean',
	},
	orgs: {
		org_identifier: 'string',
		description: 'string',
		visibility: { enum: ['SHOW', 'HIDDEN'] },
		status: { enum: ['ACTIVE', 'IN_ACTIVE'] },
		user_identifiers: 'strings',
	},
	metadata: {
		...paging,
		metadata: {
			items: {
				identifier: 'string',
				obj_identifier: 'string',
				name_pattern: 'string',
				type: 'string',
				subtypes: 'strings',
			},
		},
		permissions: 'objects',
		created_by_user_identifiers: 'strings',
		modified_by_user_identifiers: 'strings',
		dependent_object_version: { enum: ['V1', 'V2'] },
		dependent_objects_record_size: 'integer',
		exclude_objects: 'objects',
		favorite_object_options: 'object',
		include_auto_created_objects: 'boolean',
		include_dependent_objects: 'boolean',
		include_details: 'boolean',
		include_discoverable_objects: 'boolean',
		include_headers: 'boolean',
		include_hidden_objects: 'boolean',
		include_incomplete_objects: 'boolean',
		include_only_published_objects: 'boolean',
		include_personalised_views: 'boolean',
		include_stats: 'boolean',
		include_visualization_headers: 'boolean',
		include_worksheet_search_assist_data: 'boolean',
		liveboard_response_version: { enum: ['V1', 'V2'] },
		show_resolved_parameters: 'boolean',
		sort_options: 'object',
		tag_identifiers: 'strings',
	},
};

module.exports = bodies;
