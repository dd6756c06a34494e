const { failure, json } = require('./answers');
const { identify } = require('./identify');

/**
 * @import { Context, Handler, Row } from './stores'
 * @import { Kind } from './body'
 * @import { Org, User } from './directory'
 */

const DEFAULT_VALIDITY_S = 300;

/**
 * @param {Context} context
 * @param {{ user: User, org: Org }} caller
 * @param {Record<string, any>} body
 * @param {object} access
 */
function issue({ sessions }, { user, org }, body, access) {
	const scope = { access_type: 'FULL', org_id: org.id, metadata_id: null, ...access };
	return sessions.issue(user, org, body.validity_time_in_sec ?? DEFAULT_VALIDITY_S, scope);
}

/** @param {import('./sessions').Token} entry */
function tokenShape(entry) {
	return {
		token: entry.token,
		creation_time_in_millis: entry.created,
		expiration_time_in_millis: entry.expires,
		scope: entry.scope,
		valid_for_user_id: entry.user.id,
		valid_for_username: entry.user.name,
	};
}

/** @type {Handler} */
function getFull(_request, context) {
	const { body } = context;
	const caller = identify(context, { org: body.org_id, groups: body.group_identifiers });
	if (caller.refusal) return caller.refusal;
	return json(200, tokenShape(issue(context, caller, body, {})));
}

/** @type {Handler} */
function getObject(_request, context) {
	const { body } = context;
	if (!body.object_id) return failure(400, 'object_id is required');
	const caller = identify(context, { org: body.org_id, groups: body.group_identifiers });
	if (caller.refusal) return caller.refusal;
	const access = { access_type: 'REPORT_BOOK_VIEW', metadata_id: body.object_id };
	return json(200, tokenShape(issue(context, caller, body, access)));
}

/** @type {Handler} */
function getCustom(_request, context) {
	const { body } = context;
	if (body.variable_values?.length && ['NONE', 'RESET'].includes(body.persist_option)) {
		return failure(400, `persist_option ${body.persist_option} excludes variable_values`);
	}
	const caller = identify(context, {
		org: body.org_identifier,
		groups: body.groups?.map((/** @type {any} */ { identifier }) => identifier),
		createByDefault: true,
		keepExisting: true,
	});
	if (caller.refusal) return caller.refusal;
	const entry = issue(context, caller, body, {});
	return json(200, {
		id: entry.id,
		token: entry.token,
		org: { id: entry.org.id, name: entry.org.name },
		user: { id: entry.user.id, name: entry.user.name },
		creation_time_in_millis: entry.created,
		expiration_time_in_millis: entry.expires,
	});
}

/** @type {Record<string, Kind>} */
const common = {
	username: 'string',
	password: 'string',
	secret_key: 'string',
	validity_time_in_sec: 'integer',
	email: 'string',
	display_name: 'string',
	auto_create: 'boolean',
};
/** @type {Record<string, Kind>} */
const plain = {
	...common,
	org_id: 'integer',
	group_identifiers: 'strings',
	user_parameters: 'object',
};
/** @type {Kind} */
const values = { items: { name: 'string', values: 'scalars' }, required: ['name', 'values'] };

/** @type {Record<string, Kind>} */
const customFields = {
	...common,
	org_identifier: 'string',
	persist_option: { enum: ['REPLACE', 'APPEND', 'NONE', 'RESET'] },
	filter_rules: {
		items: { column_name: 'string', operator: 'string', values: 'scalars' },
		required: ['column_name', 'operator', 'values'],
	},
	parameter_values: values,
	variable_values: values,
	objects: {
		items: { type: { enum: ['LOGICAL_TABLE', null] }, identifier: 'string' },
		required: ['identifier'],
	},
	groups: { items: { identifier: 'string' } },
};

const required = ['username'];

/**
 * The auth/token routes that mint.
 * @type {Row[]}
 */
const routes = [
	[
		'POST',
		'/api/rest/2.0/auth/token/full',
		getFull,
		{ open: true, body: { fields: plain, required } },
	],
	[
		'POST',
		'/api/rest/2.0/auth/token/object',
		getObject,
		{ open: true, body: { fields: { ...plain, object_id: 'string' }, required } },
	],
	[
		'POST',
		'/api/rest/2.0/auth/token/custom',
		getCustom,
		{ open: true, body: { fields: customFields, required: ['username', 'persist_option'] } },
	],
];

module.exports = { routes };
