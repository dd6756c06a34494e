const { randomUUID } = require('crypto');
const { failure, json } = require('./answers');
const { findOrg } = require('./directory');
const { fields, refuseParts } = require('./webhook-bodies');
const { publicWebhook } = require('./webhook-shapes');

/**
 * @import { Handler, Row } from './stores'
 * @import { Org } from './directory'
 * @typedef {{ id: string, name: string, url: string, org: Org } & Record<string, any>} Webhook with whatever was written
 */

/** @param {{ id: any, name: string }} item */
const named = ({ id, name }) => ({ id, name });
/** @param {string} identifier @returns {(webhook: Webhook) => boolean} */
const isNamed = (identifier) => (webhook) =>
	webhook.id === identifier || webhook.name === identifier;

/** The webhooks of all orgs; ThoughtSpot keeps one for each. */
function createWebhooks() {
	/** @type {Webhook[]} */
	let webhooks = [];
	return {
		all: () => webhooks,
		/** @param {Org} org */
		of: (org) => webhooks.filter((webhook) => webhook.org.id === org.id),
		/** @param {Webhook} webhook */
		add(webhook) {
			webhooks.push(webhook);
			return webhook;
		},
		/** @param {Webhook} webhook */
		remove(webhook) {
			webhooks = webhooks.filter((one) => one !== webhook);
		},
		reset() {
			webhooks = [];
		},
	};
}

/**
 * Wraps a handler: webhooks are for administrators.
 * @param {Handler} handler
 * @returns {Handler}
 */
const forAdministrators = (handler) => (request, context) =>
	context.session.user.admin
		? handler(request, context)
		: failure(403, 'Requires the privilege ADMINISTRATION, DEVELOPER or CAN_MANAGE_WEBHOOKS');

/** @param {Record<string, any>} body */
function refuseUrl({ url }) {
	return url === undefined || /^https?:\/\/./.test(url) ? undefined : 'url must be a web address';
}

/** @type {Handler} */
function create(_request, { body, session, webhooks }) {
	const reason = refuseUrl(body) ?? refuseParts(body);
	if (reason) return failure(400, reason);
	if (!body.events.length) return failure(400, 'events must not be empty');
	if (webhooks.of(session.org).length > 0) {
		return failure(400, 'A webhook for LIVEBOARD_SCHEDULE exists already in this org');
	}
	const now = Date.now();
	const webhook = webhooks.add({
		description: null,
		url_params: null,
		authentication: null,
		signature_verification: null,
		storage_destination: null,
		additional_headers: null,
		status: null,
		.../** @type {{ name: string, url: string }} */ (body),
		id: randomUUID(),
		org: named(session.org),
		creation_time_in_millis: now,
		modification_time_in_millis: now,
		created_by: named(session.user),
		last_modified_by: null,
	});
	return json(200, publicWebhook(webhook));
}

/** @type {Handler} */
function search(_request, { body, session, webhooks }) {
	const org = body.org_identifier === undefined ? session.org : findOrg(body.org_identifier);
	if (!org) return failure(400, `Org ${body.org_identifier} does not exist`);
	const { record_offset: from = 0, record_size: size = 50 } = body;
	if (from < 0 || size < 1) return failure(400, 'record_offset and record_size must be positive');
	const rows = webhooks
		.of(org)
		.filter((one) => !body.webhook_identifier || isNamed(body.webhook_identifier)(one))
		.filter((one) => !body.status || (one.status ?? 'ENABLED') === body.status);
	const shown = rows.slice(from, from + size);
	return json(200, {
		webhooks: shown.map(publicWebhook),
		pagination: {
			record_offset: from,
			record_size: size,
			total_count: rows.length,
			has_more: from + shown.length < rows.length,
		},
	});
}

/** @type {Record<string, string>} */
const RESETTABLE = {
	AUTHENTICATION: 'authentication',
	SIGNATURE_VERIFICATION: 'signature_verification',
	STORAGE_DESTINATION: 'storage_destination',
};

/** @type {Handler} */
function update(_request, { body, params, session, webhooks }) {
	const webhook = webhooks.of(session.org).find(isNamed(params.webhook_identifier));
	if (!webhook) return failure(400, `Webhook ${params.webhook_identifier} does not exist`);
	const { reset_options: resets = [], ...changes } = body;
	const reason = refuseUrl(changes) ?? refuseParts(changes);
	if (reason) return failure(400, reason);
	for (const name of resets) webhook[RESETTABLE[name]] = null;
	Object.assign(webhook, changes, {
		modification_time_in_millis: Date.now(),
		last_modified_by: named(session.user),
	});
	return { status: 204, headers: {}, body: '' };
}

/** @type {Handler} */
function remove(_request, { body, session, webhooks }) {
	const deleted = [];
	const failed = [];
	for (const identifier of body.webhook_identifiers) {
		const webhook = webhooks.of(session.org).find(isNamed(identifier));
		if (webhook) {
			webhooks.remove(webhook);
			deleted.push(publicWebhook(webhook));
		} else failed.push({ id: identifier, name: identifier, error: 'Webhook not found' });
	}
	return json(200, {
		deleted_count: deleted.length,
		failed_count: failed.length,
		deleted_webhooks: deleted,
		failed_webhooks: failed,
	});
}

const root = '/api/rest/2.0/webhooks';
/** @param {string} path @param {Handler} handler @param {import('./body').Body} body @returns {Row} */
const route = (path, handler, body) => ['POST', root + path, forAdministrators(handler), { body }];

/** The webhooks routes. */
const routes = [
	route('/create', create, { fields: fields.create, required: ['name', 'url', 'events'] }),
	route('/search', search, { fields: fields.search }),
	route('/delete', remove, { fields: fields.delete, required: ['webhook_identifiers'] }),
	route('/{webhook_identifier}/update', update, { fields: fields.update }),
];

module.exports = { createWebhooks, forAdministrators, routes };
