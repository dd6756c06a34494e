const { failure, json } = require('./answers');
const { findGroup, groups, orgs } = require('./directory');
const { metadataShape, objects } = require('./metadata');
const bodies = require('./search-bodies');
const { groupShape, userShape } = require('./shapes');

const DEFAULT_SIZE = 10;

/** A name pattern: case-insensitive, with % as the wildcard. */
function fits(pattern, text) {
	if (pattern === undefined || pattern === null) return true;
	const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
	return new RegExp(`^${source}$`, 'is').test(text);
}

const isNamed = (identifier, item) => item.id === identifier || item.name === identifier;

function page(rows, { record_offset = 0, record_size = DEFAULT_SIZE }, shape) {
	if (record_offset < 0) return failure(400, 'record_offset must not be negative');
	if (record_size < -1 || record_size === 0) return failure(400, 'record_size must be positive');
	const end = record_size === -1 ? rows.length : record_offset + record_size;
	return json(200, rows.slice(record_offset, end).map(shape));
}

const SORT_KEYS = { NAME: 'name', DISPLAY_NAME: 'display_name', CREATED: 'created' };

function sorted(rows, options) {
	const key = SORT_KEYS[options?.field_name];
	if (!key) return rows;
	const direction = options.order === 'DESC' ? -1 : 1;
	return [...rows].sort((a, b) => direction * (a[key] < b[key] ? -1 : Number(a[key] > b[key])));
}

function inOrgs(item, identifiers) {
	if (!identifiers?.length) return true;
	return item.orgs.some(({ id, name }) =>
		identifiers.some((identifier) => identifier === String(id) || identifier === name),
	);
}

function searchUsers(request, { body, directory, session }) {
	const groupNames = body.group_identifiers?.map((identifier) => findGroup(identifier)?.name);
	const rows = directory
		.all()
		.filter((user) => !body.user_identifier || isNamed(body.user_identifier, user))
		.filter((user) => fits(body.name_pattern, user.name))
		.filter((user) => !body.display_name || fits(body.display_name, user.display_name))
		.filter((user) => !body.email || user.email === body.email)
		.filter((user) => !body.account_status || user.status === body.account_status)
		.filter((user) => inOrgs(user, body.org_identifiers))
		.filter((user) => !groupNames || groupNames.some((name) => user.groups.includes(name)));
	return page(sorted(rows, body.sort_options), body, (user) => userShape(user, session.org));
}

function searchGroups(request, { body, directory }) {
	const rows = groups
		.filter((group) => !body.group_identifier || isNamed(body.group_identifier, group))
		.filter((group) => fits(body.name_pattern, group.name))
		.filter((group) => !body.display_name || fits(body.display_name, group.display_name))
		.filter((group) => inOrgs(group, body.org_identifiers));
	return page(sorted(rows, body.sort_options), body, (group) =>
		groupShape(group, directory.all(), body),
	);
}

function searchOrgs(request, { body }) {
	const identifier = body.org_identifier;
	const rows = orgs
		.filter(({ id, name }) => !identifier || identifier === String(id) || identifier === name)
		.filter(({ status }) => !body.status || body.status === status)
		.filter(({ visibility }) => !body.visibility || body.visibility === visibility);
	return json(200, rows);
}

function searchMetadata(request, { body, directory }) {
	const wanted = body.metadata ?? [];
	const selects = (item) => (filter) =>
		(!filter.type || filter.type === item.type) &&
		(!filter.identifier || isNamed(filter.identifier, item)) &&
		(!filter.obj_identifier || filter.obj_identifier === item.objId) &&
		fits(filter.name_pattern, item.name);
	const rows = objects.filter((item) => !wanted.length || wanted.some(selects(item)));
	const author = directory.find('tsadmin');
	return page(sorted(rows, body.sort_options), body, (item) => metadataShape(item, author, body));
}

/** The search routes. */
const routes = [
	['POST', '/api/rest/2.0/users/search', searchUsers, { body: { fields: bodies.users } }],
	['POST', '/api/rest/2.0/groups/search', searchGroups, { body: { fields: bodies.groups } }],
	['POST', '/api/rest/2.0/orgs/search', searchOrgs, { body: { fields: bodies.orgs } }],
	['POST', '/api/rest/2.0/metadata/search', searchMetadata, { body: { fields: bodies.metadata } }],
];

module.exports = { routes };
