import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [],
	at: [
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
