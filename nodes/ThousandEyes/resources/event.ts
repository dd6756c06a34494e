import { flag } from '../../shared/operation/fields';
import { utcDateTime } from '../../shared/operation/dates';
import type { Operation, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, eventId } from '../fields/common';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';

/** The API refuses events without a range, so a day is asked for when none was given. */
function withRange(values: Values): Values {
	const { window, startDate: start, endDate: end } = checkRange(values);
	if (window !== undefined) return values;
	if (start === undefined) return { ...values, window: '1d' };
	return { ...values, endDate: end ?? utcDateTime(new Date(), 'UTC') };
}

const ongoing = flag(
	'ongoing',
	'Whether to return events that go on, or else those that are over',
	{
		default: true,
		in: 'nowhere',
	},
);

const names = ['id', 'type', 'typeName', 'state', 'severity', 'startDate', 'endDate'];

const listed: Operation = {
	name: 'Get Many',
	action: 'Get many events',
	description: 'Retrieve events; without filters those of the last day',
	docs: page('list-events'),
	method: 'GET',
	path: '/v7/events',
	list: { rows: 'events', paginated: true },
	fields: [aid],
	collections: { filters: [endDate, ongoing, startDate, timeWindow] },
	prepare: withRange,
	simplify: [...names, 'title', 'affectedTests', 'affectedAgents'],
};

/** Looked at in the answer; its pages are full ones then, whatever the limit. */
const filtered: Operation = {
	...listed,
	keep: ({ state, endDate: end }, values) => {
		const isOver = state === undefined ? end !== undefined : state === 'resolved';
		return values.ongoing === !isOver;
	},
};

async function* events(run: Run, values: Values) {
	const operation = values.ongoing === undefined ? listed : filtered;
	for await (const rows of run.pages(operation, values, run.limit)) {
		yield rows.map((json) => ({ json }));
	}
}

const getAll: Operation = { ...listed, run: events, uses: [listed] };

export const event: Resource = {
	name: 'Event',
	value: 'event',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an event',
			description: 'Retrieve one event with what it affects',
			docs: page('retrieve-event'),
			method: 'GET',
			path: '/v7/events/{eventId}',
			fields: [eventId, aid],
			simplify: [...names, 'summary', 'cause', 'affectedTests'],
		},
		getAll,
	},
	choices: {
		searchEvents: {
			operation: getAll,
			given: () => ({ window: '7d' }),
			value: ({ id }) => id,
			name: ({ startDate: start, title, typeName }) => [start, title ?? typeName],
			newestFirst: true,
		},
	},
};
