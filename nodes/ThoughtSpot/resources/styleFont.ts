import { choice, flag, required, text, upload } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { dryRun } from '../bulk';
import { identifier, identifiers, inPath, namePattern, org, patternOf } from '../fields/common';
import { scope } from '../fields/scope';

const docs = 'https://developers.thoughtspot.com/docs/style-customization';

const ROOT = `${API_ROOT}/customization/styles/fonts`;

const place = { label: 'Font', list: 'searchFonts', placeholder: 'e.g. Corporate Sans' };

const anyFont = identifier('fontIdentifier', 'The font to work with', place);

const includeFontAssignments = flag(
	'includeFontAssignments',
	'Whether to return where each font is used',
);

const weight = choice('weight', 'How heavy it is', ['BOLD', 'LIGHT', 'NORMAL'], {
	default: 'NORMAL',
});

const slant = choice('style', 'How it slants', ['ITALIC', 'NORMAL', 'OBLIQUE'], {
	default: 'NORMAL',
});

const color = text('color', 'Colour of the text', { placeholder: 'e.g. #333333' });

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many fonts',
	description: 'Retrieve the fonts that were uploaded',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list: {},
	fields: [org],
	collections: { filters: [namePattern, scope, includeFontAssignments] },
};

export const styleFont: Resource = {
	name: 'Style Font',
	value: 'styleFont',
	operations: {
		delete: {
			name: 'Delete',
			action: 'Delete fonts',
			description:
				'Delete fonts; what uses them goes back to the usual one. It deletes only with Dry Run off, and cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/delete`,
			fields: [
				required(
					identifiers('fontIdentifiers', 'The fonts to delete', { ...place, label: 'Fonts' }),
				),
				dryRun,
				org,
			],
			collections: { additionalFields: [scope] },
			output: (row, values) => ({ deleted: values.dryRun === false, ...row }),
			notice: 'While Dry Run is on, nothing is deleted: turn it off to delete.',
		},
		get: {
			name: 'Get',
			action: 'Get a font',
			description: 'Retrieve one font by name or GUID',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			one: { by: 'fontIdentifier', thing: 'font', ids: ['id'], names: ['name'] },
			fields: [required(anyFont), org],
			collections: { additionalFields: [scope, includeFontAssignments] },
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a font',
			description: 'Change the name or look of a font; only what is given changes',
			docs,
			method: 'POST',
			path: `${ROOT}/{fontIdentifier}/update`,
			fields: [inPath(anyFont), org],
			collections: {
				additionalFields: [scope, text('name', 'Name of the font'), weight, slant, color],
			},
		},
		upload: {
			name: 'Upload',
			action: 'Upload a font',
			description: 'Add a font from a WOFF or WOFF2 file',
			docs,
			method: 'POST',
			path: `${ROOT}/upload`,
			form: true,
			fields: [
				required(text('name', 'Name of the font')),
				required(
					upload('fileContent', 'The WOFF or WOFF2 file', 10, {
						label: 'Input Binary Field',
						default: 'data',
					}),
				),
				org,
			],
			collections: { additionalFields: [scope, weight, slant, color] },
		},
	},
	choices: {
		searchFonts: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
		},
	},
};
