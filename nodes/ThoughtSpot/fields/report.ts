import {
	choice,
	flag,
	json,
	number,
	object,
	required,
	text,
	where,
} from '../../shared/operation/fields';
import type { Field, Values } from '../../shared/operation/vocabulary';
import { identifier, identifiers } from './common';
import { LOCALES } from './locales';

/** What a report looks like, by its format. */

const FORMATS: Array<[string, string]> = [
	['PDF', 'PDF'],
	['PNG', 'PNG'],
	['CSV', 'CSV'],
	['XLSX', 'XLSX'],
];

const format = (otherwise: string, description: string) =>
	required(choice('fileFormat', description, FORMATS, { default: otherwise }));

export const liveboardFormat = format(
	'PDF',
	'The kind of file. CSV gives one file for each visualization, several of them in a ZIP; a PNG shows one tab.',
);

export const answerFormat = format('CSV', 'The kind of file');

/** Shown for files of some kinds. */
const forFormat = (formats: string[], field: Field) => where('/fileFormat', formats, field);

export const visualizations = identifiers(
	'visualizationIdentifiers',
	'Visualizations to take; all if there are none. Note tiles are no visualizations.',
	{ label: 'Visualizations', list: 'searchVisualizations' },
);

export const tabs = identifiers('tabIdentifiers', 'Tabs to take; all if there are none', {
	label: 'Tabs',
	list: 'searchTabs',
});

export const personalisedView = identifier(
	'personalisedViewIdentifier',
	'The personalised view to take in place of the original',
	{ label: 'Personalised View', list: 'searchPersonalisedViews' },
);

export const pinnedView = text(
	'personalisedViewIdentifier',
	'The personalised view, of an answer that is pinned to a Liveboard',
	{ label: 'Personalised View' },
);

export const transientContent = text(
	'transientContent',
	'Unsaved changes of the Liveboard, as the embedding SDK gives them',
	{ rows: 3, most: 1_000_000 },
);

export const overrideFilters = json(
	'overrideFilters',
	'Filters in place of those of the Liveboard, as a JSON list; the only way for a column that the Liveboard filters already',
	{
		placeholder:
			'e.g. [{"column_name":"Region","generic_filter":{"op":"IN","values":["West"]},"negate":false}]',
	},
);

function checkPdf(pdf: unknown): string | undefined {
	const { zoomLevel, pageSize } = pdf as Values;
	return zoomLevel !== undefined && pageSize !== 'CONTINUOUS'
		? 'has a zoom level, which needs the page size Continuous'
		: undefined;
}

export const pdfOptions = forFormat(
	['PDF'],
	object(
		'pdfOptions',
		'How the PDF looks',
		[
			choice('pageOrientation', 'How the paper lies', ['PORTRAIT', 'LANDSCAPE'], {
				default: 'PORTRAIT',
			}),
			choice('pageSize', 'Size of a page; Continuous needs 26.5 or later', [
				['A4', 'A4'],
				['CONTINUOUS', 'Continuous'],
			]),
			number('zoomLevel', 'Percent, for continuous pages', {
				least: 45,
				highest: 175,
				default: 100,
			}),
			flag('includeCoverPage', 'Whether there is a cover page', { default: true }),
			flag('includeFilterPage', 'Whether there is a page with the filters', { default: true }),
			flag('includePageNumber', 'Whether pages are numbered', { default: true }),
			flag('includeCustomLogo', 'Whether the logo of the cluster is shown', { default: true }),
			flag('truncateTable', 'Whether tables are cut after their first page'),
			text('pageFooterText', 'Text at the foot of each page'),
		],
		{ label: 'PDF Options', check: checkPdf },
	),
);

function checkPng(png: unknown): string | undefined {
	const { imageResolution, imageScale, includeHeader, ...older } = png as Values;
	const newer = [imageResolution, imageScale, includeHeader].some((one) => one !== undefined);
	return newer && Object.keys(older).length > 0
		? 'takes either resolution, scale and header, or the pages of older clusters'
		: undefined;
}

export const pngOptions = forFormat(
	['PNG'],
	object(
		'pngOptions',
		'How the picture looks. Resolution, scale and header have to be enabled by ThoughtSpot Support.',
		[
			number('imageResolution', 'Width in pixels', { least: 1, default: 1920 }),
			number('imageScale', 'Percent', { least: 1, default: 100 }),
			flag('includeHeader', 'Whether the title of the Liveboard is shown', { default: true }),
			flag('includeCoverPage', 'Whether there is a cover page (older clusters)'),
			flag('includeFilterPage', 'Whether the filters are shown (older clusters)'),
		],
		{ label: 'PNG Options', check: checkPng },
	),
);

export const answerPngOptions = forFormat(
	['PNG'],
	object(
		'pngOptions',
		'How the picture looks (26.6 or later)',
		[
			number('xResolution', 'Width in pixels', { least: 600, highest: 3840, default: 1920 }),
			number('yResolution', 'Height in pixels', { least: 600, highest: 3840, default: 1080 }),
			number('scaling', 'Percent', { least: 80, highest: 500, default: 100 }),
		],
		{ label: 'PNG Options' },
	),
);

const locale = (name: string, description: string) =>
	choice(name, description, LOCALES, { default: 'en-US' });

const userLocale = locale('userLocale', 'Language of the report');

export const regionalSettings = object('regionalSettings', 'Language and formats of the report', [
	userLocale,
	text('currencyFormat', 'Code of the currency', {
		placeholder: 'e.g. EUR',
		check: (code) => (/^[A-Z]{3}$/.test(String(code)) ? undefined : 'must be a code such as EUR'),
	}),
	locale('numberFormatLocale', 'How numbers are written'),
	locale('dateFormatLocale', 'How dates are written'),
]);

export const answerRegionalSettings = object('regionalSettings', 'Language of the report', [
	userLocale,
]);

export const sessionIdentifier = text(
	'sessionIdentifier',
	'Session of an answer that Spotter gave and nobody saved; with its generation number, in place of the answer',
);

export const generationNumber = number('generationNumber', 'Generation of that answer', {
	least: 0,
	default: 1,
});

export const savedOrPinned = choice(
	'type',
	'Whether it is a saved answer, or one that is pinned to a Liveboard',
	['SAVED', 'PINNED'],
	{ default: 'SAVED' },
);
