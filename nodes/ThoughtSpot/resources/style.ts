import { choice, json, text, upload, type More, where } from '../../shared/operation/fields';
import type { Field, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';
import { chosenScope, scope } from '../fields/scope';

const docs = 'https://developers.thoughtspot.com/docs/style-customization';

const logo = (name: string, what: string) =>
	upload(name, `The file of the ${what}, a PNG, JPEG or SVG`, 10, {
		placeholder: 'e.g. data',
		adds: true,
	});

const object = (name: string, description: string, more: More = {}) =>
	json(name, `${description}, as a JSON object by the names of the API`, more);

const replaced = (one: Field) => where('/styleOperation', ['REPLACE'], one);

export const style: Resource = {
	name: 'Style',
	value: 'style',
	operations: {
		exportLogos: {
			name: 'Export Logos',
			action: 'Export logos',
			description: 'Get the logos as a ZIP file',
			docs,
			method: 'POST',
			path: `${API_ROOT}/customization/styles/logos/export`,
			effect: 'safe',
			accept: 'application/zip',
			fields: [org],
			collections: { additionalFields: [scope] },
			file: { name: () => 'logos' },
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many styles',
			description: 'Retrieve colours, fonts and logos of the cluster and its orgs',
			docs,
			method: 'POST',
			path: `${API_ROOT}/customization/styles/search`,
			effect: 'safe',
			list: {},
			fields: [org],
			collections: { filters: [scope] },
		},
		update: {
			name: 'Update',
			action: 'Update a style',
			description: 'Change colours, fonts and logos of an org or the cluster, or set them back',
			docs,
			method: 'POST',
			path: `${API_ROOT}/customization/styles/update`,
			form: true,
			fields: [
				chosenScope,
				choice(
					'styleOperation',
					'Whether what is given replaces what there is, or what is named goes back to how it came',
					[
						['REPLACE', 'Replace'],
						['RESET', 'Reset'],
					],
					{ label: 'Change', default: 'REPLACE', wire: 'operation' },
				),
				where(
					'styleOperation',
					['RESET'],
					object('resetOptions', 'What goes back to how it came', {
						placeholder: '{ "style": ["WIDE_LOGO"] }',
						required: true,
					}),
				),
				org,
			],
			collections: {
				additionalFields: [
					object('navigationPanel', 'Colours of the navigation', {
						placeholder: '{ "theme": "CUSTOM", "base_color": "#123456" }',
					}),
					object('chartColorPalette', 'Colours of charts', {
						placeholder: '{ "colors": [{ "primary": "#123456" }] }',
					}),
					text('embeddedFooterText', 'Text below embedded content'),
					object('visualizationFonts', 'Fonts of charts and tables'),
					logo('defaultLogo', 'square logo'),
					logo('wideLogo', 'wide logo'),
				].map(replaced),
			},
		},
	},
};
