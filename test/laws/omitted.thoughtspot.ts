import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [[/^body\.record_(offset|size)$/, 'pages are turned by themselves']],
	at: [
		[
			/metadata\/search$/,
			/^body\.include_worksheet_search_assist_data$/,
			'it feeds the search bar of ThoughtSpot itself',
		],
		[
			/report\/liveboard$/,
			/^body\.png_options\.personalised_view_id$/,
			'the report has a field of its own for it',
		],
		[
			/report\/answer$/,
			/^body\.regional_settings\.\w+_(format|locale)$/,
			'an answer is written in the language of its reader: API Request sends more',
		],
		[
			/auth\/(session\/login|token\/\w+)$/,
			/^body\.(username|password|secret_key|org_identifier|org_id|validity_time_in_sec)$/,
			'the credential signs in',
		],
		[
			/auth\/token\/(full|object)$/,
			/^body\.user_parameters$/,
			'it was taken back in favour of custom tokens',
		],
		[
			/auth\/token\/custom$/,
			/^body\.(filter_rules|parameter_values|variable_values|objects)$/,
			'rules of rows and columns for one token: API Request sends them',
		],
		[/users\/deactivate$/, /^body\.base_url$/, 'it is that of the credential'],
		[
			/metadata\/search$/,
			/^body\.include_worksheet_search_assist_data$/,
			'it is for the search bar of an embedded ThoughtSpot',
		],
		[
			/(users|groups)\/search$/,
			/^body\.(notify_on_share|show_onboarding_experience|onboarding_experience_completed|home_liveboard_identifier|favorite_metadata|default_liveboard_identifiers)$/,
			'nobody looks for these: API Request can',
		],
		[
			/(users|groups)\/(create|update|import|\{\w+\}\/update)$/,
			/\.(show_onboarding_experience|onboarding_experience_completed|favorite_metadata|default_liveboard_identifiers)$/,
			'users set these in ThoughtSpot themselves',
		],
		[
			/users\/import$/,
			/^body\.users\[\]\.(visibility|notify_on_share|home_liveboard_identifier|preferred_locale|use_browser_language)$/,
			'an import says who a user is, and an update what the user likes',
		],
		[
			/agent\/conversation\/create$/,
			/^body\.(metadata_context\.data_source_context\.guid|conversation_settings\.enable_(contextual_change_analysis|natural_language_answer_generation|reasoning))$/,
			'older names, and what Spotter is best at deciding itself',
		],
		[
			/metadata\/share$/,
			/^body\.metadata_(type|identifiers)$/,
			'the objects stand in a list, each with its type',
		],
		[
			/custom-actions\/search$/,
			/^body\.default_action_config$/,
			'nobody looks for actions by where they are shown',
		],
		[
			/webhooks\/(search|\{\w+\}\/update)$/,
			/^body\.(event_type|events)$/,
			'there is one kind of event',
		],
		[
			/security\/metadata\/share$/,
			/^body\.metadata_(type|identifiers)$/,
			'objects of several types are named one by one',
		],
		[/metadata\/search$/, /^body\.dependent_object_version$/, 'there is one version of dependents'],
		[/report\/answer$/, /^body\.regional_settings\./, 'of these an answer takes the language'],
		[
			/report\/liveboard$/,
			/^body\.png_options\.personalised_view_id$/,
			'a view is named once, for all formats',
		],
		[
			/ai\/agent\/conversation\/create$/,
			/^body\.(conversation_settings\.enable_\w+|metadata_context\.data_source_context\.guid)$/,
			'one data source is named by its ID, and all that can be asked is on',
		],
	],
	operations: [],
};
