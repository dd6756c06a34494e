const { iso } = require('./alerts');
const { invalid, notFound } = require('./answers');
const { rangeOf } = require('./query');

/**
 * @import { Request } from '../message'
 * @import { Context, Handler } from './stores'
 * @import { Source } from './pages'
 */

/** @param {number} time */
const isoSeconds = (time) => iso(Math.floor(time / 1000) * 1000);

/**
 * @template Item
 * @param {Request} request
 * @param {Context} context
 * @param {Source<Item>} source
 */
function paged(request, context, source) {
	const { cursor, max } = context.query;
	const range = rangeOf(context.query);
	const position = context.pages.locate(request, cursor, range);
	if (!position) {
		return invalid(request, [
			{ code: 'invalid', field: 'cursor', message: 'The cursor does not belong to this request' },
		]);
	}
	return context.pages.render(request, position, max, source, context.told);
}

/**
 * GET /v7/alerts: open alerts that started and cleared ones that ended in the range.
 * @type {Handler}
 */
function getAlerts(request, context) {
	const { alerts, aid, query } = context;
	return paged(request, context, {
		property: 'alerts',
		version: alerts.version(),
		select: (range) => alerts.select({ aid, state: query.state, ...range }),
		row: (number) => alerts.row(number, request.origin),
		extra: () => ({}),
	});
}

/**
 * GET /v7/alerts/{alertId}.
 * @type {Handler}
 */
function getAlert(request, { alerts, aid, params }) {
	const number = alerts.find(params.alertId, aid);
	return number === undefined ? notFound(request) : alerts.detail(number, request.origin);
}

/**
 * GET /v7/events, which needs a range.
 * @type {Handler}
 */
function getEvents(request, context) {
	const { events, aid } = context;
	return paged(request, context, {
		property: 'events',
		version: events.version(),
		select: (range) => events.select({ aid, ...range }),
		row: (event) => events.row(event, aid, request.origin),
		extra: ({ from, to }) => ({ aid, startDate: isoSeconds(from), endDate: isoSeconds(to) }),
	});
}

/**
 * GET /v7/events/{id}.
 * @type {Handler}
 */
function getEvent(request, { events, aid, params }) {
	const event = events.find(params.id, aid);
	return event ? events.detail(event, aid, request.origin) : notFound(request);
}

module.exports = { getAlert, getAlerts, getEvent, getEvents };
