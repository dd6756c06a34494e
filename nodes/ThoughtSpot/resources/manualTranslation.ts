import { required, text, upload } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org, withoutSlash } from '../fields/common';
import { chosenScope, scope } from '../fields/scope';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-reference';

const ROOT = `${API_ROOT}/localizations/manual-translation`;

export const manualTranslation: Resource = {
	name: 'Manual Translation',
	value: 'manualTranslation',
	first: 'getBundle',
	operations: {
		delete: {
			name: 'Delete All',
			action: 'Delete all manual translations',
			description: 'DELETE all translations of the org or cluster. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/delete`,
			fields: [chosenScope, org],
			deletes: 'scope',
		},
		export: {
			name: 'Export',
			action: 'Export manual translations',
			description: 'Get all translations as a CSV file',
			docs,
			method: 'POST',
			path: `${ROOT}/export`,
			effect: 'safe',
			accept: 'application/json, */*;q=0.8',
			fields: [org],
			collections: { additionalFields: [scope] },
			file: { name: () => 'translations' },
		},
		import: {
			name: 'Import',
			action: 'Import manual translations',
			description: 'Add translations from a CSV file, or replace those of the same texts',
			docs,
			method: 'POST',
			path: `${ROOT}/import`,
			form: true,
			fields: [
				required(
					upload('translationsFile', 'CSV file of at most 10,000 rows, as Export gives it', 30, {
						label: 'Input Binary Field',
						default: 'data',
					}),
				),
				org,
			],
			collections: { additionalFields: [scope] },
		},
		getBundle: {
			name: 'Get Bundle',
			action: 'Get the translations of a language',
			description: 'Retrieve all translations into one language',
			docs,
			method: 'POST',
			path: `${ROOT}/locales/{locale}/export`,
			effect: 'safe',
			fields: [
				required(
					text('locale', 'Language, by its code', {
						placeholder: 'e.g. de-DE',
						check: withoutSlash,
					}),
				),
				org,
			],
		},
	},
};
