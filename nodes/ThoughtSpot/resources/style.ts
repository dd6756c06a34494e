import type { Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';
import { scope } from '../fields/scope';

const docs = 'https://developers.thoughtspot.com/docs/style-customization';

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
	},
};
