import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [],
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
	],
	operations: [],
};
