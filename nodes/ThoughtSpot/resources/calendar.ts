import { choice, required, text, where } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import {
	calendarInPath,
	endDate,
	METHODS,
	prefixes,
	shape,
	startDate,
	tableConnection,
	tableName,
	tablePlace,
} from '../fields/calendar';
import { guid, identifier, namePattern, org, patternOf } from '../fields/common';
import { sorting } from '../fields/lists';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-reference';

const ROOT = `${API_ROOT}/calendars`;

const ofConnection = identifier('connectionIdentifier', 'Only calendars of this connection', {
	label: 'Connection',
	list: 'searchConnections',
	placeholder: guid,
});

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many calendars',
	description: 'Retrieve custom calendars',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: {
		filters: [
			namePattern,
			ofConnection,
			sorting('DEFAULT', 'NAME', 'DISPLAY_NAME', 'AUTHOR', 'CREATED', 'MODIFIED'),
		],
	},
};

export const calendar: Resource = {
	name: 'Calendar',
	value: 'calendar',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a calendar',
			description: 'Create a custom calendar, whose days stand in a table of a connection',
			docs,
			method: 'POST',
			path: `${ROOT}/create`,
			fields: [
				required(text('name', 'Name of the calendar', { placeholder: 'e.g. Fiscal' })),
				choice('creationMethod', 'Where the days come from', METHODS, {
					default: 'FROM_INPUT_PARAMS',
				}),
				where('creationMethod', ['FROM_INPUT_PARAMS'], required(startDate)),
				where('creationMethod', ['FROM_INPUT_PARAMS'], required(endDate)),
				tableConnection,
				tableName,
				org,
			],
			collections: { additionalFields: [...tablePlace, ...shape, ...prefixes] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a calendar',
			description: 'Delete a custom calendar. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/{calendarIdentifier}/delete`,
			fields: [calendarInPath, org],
			deletes: 'calendarIdentifier',
		},
		generateCsv: {
			name: 'Generate CSV',
			action: 'Generate the days of a calendar',
			description: 'Get the days that a custom calendar would have; nothing is stored',
			docs,
			method: 'POST',
			path: `${ROOT}/generate-csv`,
			effect: 'safe',
			fields: [required(startDate), required(endDate), org],
			collections: { additionalFields: [...shape, ...prefixes] },
		},
		get: {
			name: 'Get',
			action: 'Get a calendar',
			description: 'Retrieve one custom calendar by its name',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			list: { paginated: true },
			one: {
				by: 'namePattern',
				thing: 'calendar',
				ids: ['calendar_id'],
				names: ['calendar_name'],
			},
			fields: [
				required(
					text('namePattern', 'Name of the calendar', {
						label: 'Calendar Name',
						placeholder: 'e.g. Fiscal',
					}),
				),
				org,
			],
			collections: { additionalFields: [ofConnection] },
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update a calendar',
			description: 'Change the days of a custom calendar, or the table that they are in',
			docs,
			method: 'POST',
			path: `${ROOT}/{calendarIdentifier}/update`,
			fields: [calendarInPath, tableConnection, tableName, org],
			collections: {
				additionalFields: [
					choice('updateMethod', 'Where the days come from', METHODS, {
						default: 'FROM_INPUT_PARAMS',
					}),
					...tablePlace,
					startDate,
					endDate,
					...shape,
					...prefixes,
				],
			},
		},
	},
	choices: {
		searchCalendars: {
			operation: getAll,
			given: (_, filter) => ({ namePattern: patternOf(filter) }),
			value: ({ calendar_id: id }) => id,
			name: ({ calendar_name: known }) => [known],
			details: ({ connection_name: at }) => [at],
		},
	},
};
