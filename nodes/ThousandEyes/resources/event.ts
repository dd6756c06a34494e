import { utcDateTime } from '../../shared/operation/dates';
import type { Operation, Resource, Values } from '../../shared/operation/vocabulary';
import { aid, eventId } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

/** The API refuses events without a range, so a day is asked for when none was given. */
function withRange(values: Values): Values {
	const { window, startDate: start, endDate: end } = checkRange(values);
	if (window !== undefined) return values;
	if (start === undefined) return { ...values, window: '1d' };
	return { ...values, endDate: end ?? utcDateTime(new Date(), 'UTC') };
}

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many events',
	description: 'Retrieve events; without filters those of the last day',
	docs: 'https://developer.cisco.com/docs/thousandeyes/list-events/',
	method: 'GET',
	path: '/v7/events',
	list: { rows: 'events', paginated: true },
	fields: [aid],
	collections: { filters: [endDate, startDate, timeWindow] },
	prepare: withRange,
};

export const event: Resource = {
	name: 'Event',
	value: 'event',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an event',
			description: 'Retrieve one event with what it affects',
			docs: 'https://developer.cisco.com/docs/thousandeyes/retrieve-event/',
			method: 'GET',
			path: '/v7/events/{eventId}',
			fields: [eventId, aid],
		},
		getAll: getAll,
	},
	choices: {
		searchEvents: {
			operation: getAll,
			given: () => ({ window: '7d' }),
			value: ({ id }) => id,
			name: ({ startDate: start, title, typeName }) => [start, title ?? typeName],
		},
	},
};
