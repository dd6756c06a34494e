import { choice, flag, number, object, required, text } from '../../shared/operation/fields';
import type { Operation, Resource, Values } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { names, org } from '../fields/common';
import { frequency } from '../fields/frequency';
import {
	fileFormat,
	liveboard,
	liveboardOptions,
	otherTimeZone,
	pdfOptions,
	personalisedView,
	recipientDetails,
	scheduleIdentifier,
	scheduleInPath,
	scheduleName,
	scheduleText,
	timeZone,
} from '../fields/schedule';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-reference';

const runs = object('historyRunsOptions', 'Earlier runs to return with each schedule', [
	flag('includeHistoryRuns', 'Whether to return earlier runs'),
	number('recordOffset', 'Runs to pass over'),
	number('recordSize', 'Max number of runs to return', { least: 1, default: 10 }),
]);

const SIMPLE = [
	'id',
	'name',
	'description',
	'status',
	'metadata',
	'file_format',
	'time_zone',
	'frequency',
	'author',
	'creation_time_in_millis',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many schedules',
	description: 'Retrieve the schedules of Liveboards',
	docs,
	method: 'POST',
	path: `${API_ROOT}/schedules/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: {
		filters: [
			names('identifier', 'Liveboards', {
				label: 'Liveboard Names or IDs',
				wire: 'metadata',
				encode: (ids) => (ids as string[]).map((identifier) => ({ identifier, type: 'LIVEBOARD' })),
			}),
			object('sortOptions', 'The order of the results', [
				text('fieldName', 'Field to sort by'),
				choice('order', 'Which end comes first', [
					['ASC', 'Ascending'],
					['DESC', 'Descending'],
				]),
			]),
			runs,
		],
	},
	simplify: SIMPLE,
};

/** A PDF without any options can come empty. */
function withWholeLiveboard(values: Values): Values {
	if (values.fileFormat !== 'PDF' || values.pdfOptions !== undefined) return values;
	return { ...values, pdfOptions: { completeLiveboard: true } };
}

const withType = (values: Values): Values =>
	values.metadataIdentifier === undefined ? values : { ...values, metadataType: 'LIVEBOARD' };

export const schedule: Resource = {
	name: 'Schedule',
	value: 'schedule',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a schedule',
			description: 'Have a Liveboard sent by email at regular times',
			docs,
			method: 'POST',
			path: `${API_ROOT}/schedules/create`,
			constants: { metadata_type: 'LIVEBOARD' },
			fields: [
				required(scheduleName),
				required(scheduleText),
				required(liveboard),
				fileFormat,
				required(timeZone),
				required(frequency),
				required(recipientDetails),
				org,
			],
			collections: { additionalFields: [pdfOptions, liveboardOptions, personalisedView] },
			prepare: withWholeLiveboard,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a schedule',
			description: 'Delete a schedule, so that nothing is sent any more. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/schedules/{scheduleIdentifier}/delete`,
			fields: [scheduleInPath, org],
			deletes: 'scheduleIdentifier',
		},
		get: {
			name: 'Get',
			action: 'Get a schedule',
			description: 'Retrieve one schedule by name or GUID',
			docs,
			method: 'POST',
			path: `${API_ROOT}/schedules/search`,
			effect: 'safe',
			one: { by: 'scheduleIdentifier', thing: 'schedule', ids: ['id'], names: ['name'] },
			// The service wants exactly these where a schedule is named.
			constants: { record_offset: 0, record_size: -1 },
			fields: [scheduleIdentifier, org],
			collections: { additionalFields: [runs] },
			simplify: SIMPLE,
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a schedule',
			description: 'Change, pause or go on with a schedule; only what is given changes',
			docs,
			method: 'POST',
			path: `${API_ROOT}/schedules/{scheduleIdentifier}/update`,
			fields: [scheduleInPath, org],
			collections: {
				additionalFields: [
					scheduleName,
					scheduleText,
					choice('status', 'Whether the schedule sends', [
						['ACTIVE', 'Active'],
						['PAUSE', 'Paused'],
					]),
					fileFormat,
					otherTimeZone,
					frequency,
					recipientDetails,
					pdfOptions,
					liveboardOptions,
					liveboard,
					personalisedView,
				],
			},
			prepare: withType,
		},
	},
	choices: {
		searchSchedules: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name }) => [name],
			details: ({ metadata, status }) => [
				(Object(metadata) as { name?: unknown }).name,
				status === 'ACTIVE' ? undefined : String(status ?? '').toLowerCase(),
			],
		},
	},
};
