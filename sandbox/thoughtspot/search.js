const { failure, json } = require('./answers');
const { findGroup } = require('./directory');
const { KINDS } = require('./principals');
const { metadataShape, objects } = require('./metadata');
const bodies = require('./search-bodies');
const { groupLive, userLive } = require('./shapes');

const DEFAULT_SIZE = 10;

/**
 * @import { MetadataObject } from './metadata'
 * @import { Handler, Row } from './stores'
 */

/**
 * A name pattern: case-insensitive, with % as the wildcard.
 * @param {string | null | undefined} pattern
 * @param {string} text
 */
function fits(pattern, text) {
	if (pattern === undefined || pattern === null) return true;
	const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
	return new RegExp(`^${source}$`, 'is').test(text);
}

/** @param {string} identifier @param {{ id: string, name: string }} item */
const isNamed = (identifier, item) => item.id === identifier || item.name === identifier;

/**
 * @template T
 * @param {T[]} rows
 * @param {Record<string, any>} body
 * @param {(row: T) => object} shape
 */
function page(rows, { record_offset = 0, record_size = DEFAULT_SIZE }, shape) {
	if (record_offset < 0) return failure(400, 'record_offset must not be negative');
	if (record_size < -1 || record_size === 0) return failure(400, 'record_size must be positive');
	const end = record_size === -1 ? rows.length : record_offset + record_size;
	return json(200, rows.slice(record_offset, end).map(shape));
}

/** @type {Record<string, string[]>} */
const SORT_KEYS = {
	NAME: ['name'],
	DISPLAY_NAME: ['display_name'],
	CREATED: ['creation_time_in_millis', 'created'],
};

/**
 * @template {Record<string, any>} T
 * @param {T[]} rows
 * @param {{ field_name: string, order?: string } | undefined} options
 */
function sorted(rows, options) {
	const keys = options && SORT_KEYS[options.field_name];
	const key = keys?.find((name) => name in Object(rows[0]));
	if (!key) return rows;
	const direction = options?.order === 'DESC' ? -1 : 1;
	return [...rows].sort((a, b) => direction * (a[key] < b[key] ? -1 : Number(a[key] > b[key])));
}

/** @param {{ orgs?: Array<{ id: number | string, name: string }> }} item @param {string[] | undefined} identifiers */
function inOrgs({ orgs = [] }, identifiers) {
	if (!identifiers?.length) return true;
	return orgs.some(({ id, name }) =>
		identifiers.some((identifier) => identifier === String(id) || identifier === name),
	);
}

/** @type {Handler} */
function searchUsers(_request, { body, directory, documented, session }) {
	const groupNames = body.group_identifiers?.map(
		(/** @type {string} */ identifier) => findGroup(identifier)?.name,
	);
	const all = directory.all();
	const rows = documented
		.rows(KINDS.user)
		.map((row) => ({
			...row,
			...userLive(
				all.find(({ id }) => id === row.id),
				session.org,
			),
		}))
		.filter((user) => !body.user_identifier || isNamed(body.user_identifier, user))
		.filter((user) => fits(body.name_pattern, user.name))
		.filter((user) => !body.display_name || fits(body.display_name, user.display_name))
		.filter((user) => !body.email || user.email === body.email)
		.filter((user) => !body.account_status || user.account_status === body.account_status)
		.filter((user) => inOrgs(user, body.org_identifiers))
		.filter(
			(user) =>
				!groupNames ||
				user.user_groups?.some((/** @type {{ name: string }} */ { name }) =>
					groupNames.includes(name),
				),
		);
	return page(sorted(rows, body.sort_options), body, (user) => user);
}

/** @type {Handler} */
function searchGroups(_request, { body, directory, documented }) {
	const rows = documented
		.rows(KINDS.group)
		.filter((group) => !body.group_identifier || isNamed(body.group_identifier, group))
		.filter((group) => fits(body.name_pattern, group.name))
		.filter((group) => !body.display_name || fits(body.display_name, group.display_name))
		.filter((group) => inOrgs(group, body.org_identifiers));
	const shape = (/** @type {{ name: string }} */ group) => ({
		...group,
		...groupLive(group, directory.all(), body),
	});
	return page(/** @type {any[]} */ (sorted(rows, body.sort_options)), body, shape);
}

/** @type {Handler} */
function searchOrgs(_request, { body, documented }) {
	const identifier = body.org_identifier;
	const rows = documented
		.rows(KINDS.org)
		.filter(({ id, name }) => !identifier || identifier === String(id) || identifier === name)
		.filter(({ status }) => !body.status || body.status === status)
		.filter(({ visibility }) => !body.visibility || body.visibility === visibility);
	return json(200, rows);
}

/** @type {Handler} */
function searchMetadata(_request, { body, directory }) {
	const wanted = body.metadata ?? [];
	/** @param {MetadataObject} item @returns {(filter: Record<string, any>) => boolean} */
	const selects = (item) => (filter) =>
		(!filter.type || filter.type === item.type) &&
		(!filter.identifier || isNamed(filter.identifier, item)) &&
		(!filter.obj_identifier || filter.obj_identifier === item.objId) &&
		fits(filter.name_pattern, item.name);
	const rows = objects.filter((item) => !wanted.length || wanted.some(selects(item)));
	const author = directory.find('tsadmin');
	return page(sorted(rows, body.sort_options), body, (item) => metadataShape(item, author, body));
}

/**
 * The search routes.
 * @type {Row[]}
 */
const routes = [
	['POST', '/api/rest/2.0/users/search', searchUsers, { body: { fields: bodies.users } }],
	['POST', '/api/rest/2.0/groups/search', searchGroups, { body: { fields: bodies.groups } }],
	['POST', '/api/rest/2.0/orgs/search', searchOrgs, { body: { fields: bodies.orgs } }],
	['POST', '/api/rest/2.0/metadata/search', searchMetadata, { body: { fields: bodies.metadata } }],
];

module.exports = { routes };
