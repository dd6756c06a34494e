import {
	choice,
	flag,
	object,
	objects,
	required,
	text,
	texts,
} from '../../shared/operation/fields';
import type { Check } from '../../shared/operation/vocabulary';
import { guid, identifier, inPath, names } from './common';

const anySchedule = identifier('scheduleIdentifier', 'The schedule to work with', {
	label: 'Schedule',
	list: 'searchSchedules',
	placeholder: 'e.g. Weekly Sales',
});

/** One schedule where the service takes several. */
export const scheduleIdentifier = required({
	...anySchedule,
	wire: 'schedule_identifiers',
	encode: (one) => [one],
});

export const scheduleInPath = inPath(anySchedule);

export const scheduleName = text('name', 'Name of the schedule', {
	placeholder: 'e.g. Weekly Sales',
});

export const scheduleText = text('description', 'What the email says about it', { rows: 2 });

export const liveboard = identifier('metadataIdentifier', 'The Liveboard that is sent', {
	label: 'Liveboard',
	list: 'searchLiveboards',
	placeholder: guid,
});

export const fileFormat = choice(
	'fileFormat',
	'Format of the attachment. CSV fails for Liveboards with charts.',
	['CSV', 'PDF', 'XLSX'],
	{ default: 'PDF' },
);

/** Whether a time zone is one; which of them the service knows it says itself. */
const zone: Check = (value) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: String(value) });
		return undefined;
	} catch {
		return 'must be a time zone such as Europe/Berlin';
	}
};

export const timeZone = text('timeZone', 'Time zone of the schedule, here that of the workflow', {
	default: '={{ $now.zoneName }}',
	placeholder: 'e.g. Europe/Berlin',
	check: zone,
});

export const otherTimeZone = text('timeZone', 'Time zone of the schedule', {
	placeholder: 'e.g. Europe/Berlin',
	check: zone,
});

export const recipientDetails = object('recipientDetails', 'Who gets the emails', [
	texts('emails', 'Email addresses, separated by commas', { placeholder: 'name@email.com' }),
	objects('principals', 'Users and groups', [
		text('identifier', 'Name or GUID', { label: 'Name or ID', required: true }),
		choice(
			'type',
			'What it is',
			[
				['USER', 'User'],
				['USER_GROUP', 'Group'],
			],
			{ default: 'USER' },
		),
	]),
]);

const whether = (name: string, description: string) => flag(name, `Whether ${description}`);

export const pdfOptions = object('pdfOptions', 'What a PDF looks like', [
	whether('completeLiveboard', 'all of the Liveboard is in it'),
	whether('includeCoverPage', 'there is a cover page'),
	whether('includeCustomLogo', 'your logo is on it'),
	whether('includeFilterPage', 'a page lists the filters'),
	whether('includePageNumber', 'pages are numbered'),
	text('pageFooterText', 'Text at the foot of each page'),
	choice('pageOrientation', 'How pages lie', ['LANDSCAPE', 'PORTRAIT'], { default: 'PORTRAIT' }),
	choice('pageSize', 'Size of a page', [
		['A4', 'A4'],
		['TAB_BASED', 'One Page a Tab'],
	]),
	whether('truncateTable', 'long tables are cut'),
]);

export const liveboardOptions = names('visualizationIdentifiers', 'Visualizations to send', {
	label: 'Visualization Names or IDs',
	placeholder: 'e.g. Sales by Region',
	wire: 'liveboard_options.visualization_identifiers',
});

export const personalisedView = text('personalisedViewId', 'Personalised view that is sent', {
	label: 'Personalised View ID',
	placeholder: guid,
});
