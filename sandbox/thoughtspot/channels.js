const { empty, failure, json } = require('./answers');
const { findOrg } = require('./directory');
const { events } = require('./webhook-bodies');
const { forAdministrators } = require('./webhooks');

const EVENT = 'LIVEBOARD_SCHEDULE';
const preference = (channels) => ({ event_type: EVENT, channels });

/** Which channels scheduled Liveboards go to: the cluster's choice, and what orgs set for themselves. */
function createChannels(initial = ['EMAIL', 'WEBHOOK']) {
	let cluster = initial;
	let orgs = new Map();
	return {
		cluster: () => cluster,
		own: (org) => orgs.get(org.id),
		/** Sets the channels of an org, or of the cluster if there is none. */
		set(channels, org) {
			if (org) orgs.set(org.id, channels);
			else cluster = channels;
		},
		unset: (org) => orgs.delete(org.id),
		of: (org) => orgs.get(org.id) ?? cluster,
		reset() {
			cluster = initial;
			orgs = new Map();
		},
	};
}

function search(request, { body, channels }) {
	const asked = body.org_preferences ?? [];
	const orgs = asked.map(({ org_identifier: identifier }) => findOrg(identifier));
	if (orgs.includes(undefined)) return failure(400, 'The org does not exist');
	return json(200, {
		cluster_preferences: body.cluster_preferences ? [preference(channels.cluster())] : [],
		org_preferences: orgs.map((org) => ({
			org: { id: String(org.id), name: org.name },
			preferences: channels.own(org) ? [preference(channels.own(org))] : [],
		})),
	});
}

function configure(request, { body, channels }) {
	const orgs = (body.org_preferences ?? []).map((row) => ({
		...row,
		org: findOrg(row.org_identifier),
	}));
	if (orgs.some(({ org }) => !org)) return failure(400, 'The org does not exist');
	for (const { channels: chosen } of body.cluster_preferences ?? []) channels.set(chosen);
	for (const { org, operation, preferences = [] } of orgs) {
		if (operation === 'RESET') channels.unset(org);
		else for (const { channels: chosen } of preferences) channels.set(chosen, org);
	}
	return empty();
}

const event = { enum: [EVENT] };
const chosen = {
	items: { event_type: event, channels: { list: { enum: ['EMAIL', 'WEBHOOK'] } } },
	required: ['event_type', 'channels'],
};
const root = '/api/rest/2.0/system/preferences/communication-channels';

/** The routes of the communication channel preferences. */
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
