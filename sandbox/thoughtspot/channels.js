const { empty, failure, json } = require('./answers');
const { findOrg } = require('./directory');
const { events } = require('./webhook-bodies');
const { forAdministrators } = require('./webhooks');

/**
 * @import { Kind } from './body'
 * @import { Org } from './directory'
 * @import { Handler, Row } from './stores'
 * @typedef {'EMAIL' | 'WEBHOOK'} Channel
 */

const EVENT = 'LIVEBOARD_SCHEDULE';
/** @param {Channel[] | undefined} channels */
const preference = (channels) => ({ event_type: EVENT, channels });

/**
 * Which channels scheduled Liveboards go to: the cluster's choice, and what orgs set for themselves.
 * @param {Channel[]} [initial]
 */
function createChannels(initial = ['EMAIL', 'WEBHOOK']) {
	let cluster = initial;
	/** @type {Map<number, Channel[]>} */
	let orgs = new Map();
	return {
		cluster: () => cluster,
		/** @param {Org} org */
		own: (org) => orgs.get(org.id),
		/**
		 * Sets the channels of an org, or of the cluster if there is none.
		 * @param {Channel[]} channels
		 * @param {Org} [org]
		 */
		set(channels, org) {
			if (org) orgs.set(org.id, channels);
			else cluster = channels;
		},
		/** @param {Org} org */
		unset: (org) => orgs.delete(org.id),
		/** @param {Org} org */
		of: (org) => orgs.get(org.id) ?? cluster,
		reset() {
			cluster = initial;
			orgs = new Map();
		},
	};
}

/**
 * The rows of a body that are for an org, with it; nothing if there is no such org.
 * @param {Record<string, any>} body
 * @returns {Array<Record<string, any> & { org: Org }> | undefined}
 */
function orgsOf({ org_preferences: rows = [] }) {
	const found = rows.map((/** @type {any} */ row) => ({
		...row,
		org: findOrg(row.org_identifier),
	}));
	return found.some((/** @type {any} */ { org }) => !org) ? undefined : found;
}

/** @type {Handler} */
function search(_request, { body, channels }) {
	const asked = orgsOf(body);
	if (!asked) return failure(400, 'The org does not exist');
	return json(200, {
		cluster_preferences: body.cluster_preferences ? [preference(channels.cluster())] : [],
		org_preferences: asked.map(({ org }) => ({
			org: { id: String(org.id), name: org.name },
			preferences: channels.own(org) ? [preference(channels.own(org))] : [],
		})),
	});
}

/** @type {Handler} */
function configure(_request, { body, channels }) {
	const asked = orgsOf(body);
	if (!asked) return failure(400, 'The org does not exist');
	for (const { channels: chosen } of body.cluster_preferences ?? []) channels.set(chosen);
	for (const { org, operation, preferences = [] } of asked) {
		if (operation === 'RESET') channels.unset(org);
		else for (const { channels: chosen } of preferences) channels.set(chosen, org);
	}
	return empty();
}

const event = { enum: [EVENT] };
/** @type {Kind} */
const chosen = {
	items: { event_type: event, channels: { list: { enum: ['EMAIL', 'WEBHOOK'] } } },
	required: ['event_type', 'channels'],
};
const root = '/api/rest/2.0/system/preferences/communication-channels';

/**
 * The routes of the communication channel preferences.
 * @type {Row[]}
 */
const routes = [
	[
		'POST',
		`${root}/search`,
		forAdministrators(search),
		{
			body: {
				fields: {
					cluster_preferences: events,
					org_preferences: {
						items: { org_identifier: 'string', event_types: events },
						required: ['org_identifier'],
					},
				},
			},
		},
	],
	[
		'POST',
		`${root}/configure`,
		forAdministrators(configure),
		{
			body: {
				fields: {
					cluster_preferences: chosen,
					org_preferences: {
						items: {
							org_identifier: 'string',
							operation: { enum: ['REPLACE', 'RESET'] },
							preferences: chosen,
							reset_events: events,
						},
						required: ['org_identifier'],
					},
				},
			},
		},
	],
];

module.exports = { createChannels, routes };
