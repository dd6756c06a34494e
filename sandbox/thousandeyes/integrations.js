const { randomUUID } = require('crypto');
const { invalid, json, notFound, self } = require('./answers');

const CATEGORIES = ['alerts', 'recommendations', 'traffic-monitoring'];
const STATUSES = ['pending', 'connected', 'failing', 'unverified'];
const OTHER = '6e069ae9-8537-4120-b988-61bf8e0d8b87';

/**
 * @import { Request } from '../message'
 * @import { Context, Handler, Row } from './stores'
 * @typedef {'connectors' | 'operations'} ObjectKind
 */

/** @param {unknown} value */
const text = (value) => typeof value === 'string' && value !== '';
/** @param {unknown} value */
const headers = (value) =>
	Array.isArray(value) && value.every((one) => text(one?.name) && text(one?.value));

/** @param {(value: any) => boolean} check */
const optional = (check) => (/** @type {unknown} */ value) => value === undefined || check(value);

/**
 * What the two kinds of objects may hold, as the reference has it.
 * @type {Record<ObjectKind, Record<string, (value: any) => boolean>>}
 */
const SHAPES = {
	connectors: {
		type: (value) => value === 'generic',
		name: text,
		target: (value) => text(value) && /^https?:\/\//.test(value),
		authentication: optional((value) => text(value?.type)),
		headers: optional(headers),
	},
	operations: {
		name: text,
		category: (value) => CATEGORIES.includes(value),
		status: (value) => STATUSES.includes(value),
		enabled: optional((value) => typeof value === 'boolean'),
		path: optional((value) => typeof value === 'string'),
		payload: optional((value) => typeof value === 'string'),
		headers: optional(headers),
		queryParams: optional((value) => typeof value === 'string'),
		type: optional((value) => value === 'webhook'),
	},
};

/**
 * @typedef {object} Store
 * @property {Map<string | undefined, Record<string, any>>} connectors as they were written
 * @property {Map<string, Record<string, any>>} operations
 * @property {Map<string, string>} joined connector of each operation
 */

/** @type {Array<[id: string, operation: Record<string, any>]>} */
const pending = ['Second webhook', 'Third webhook'].map((name, index) => [
	OTHER.replace(/^.{8}/, `0000000${index + 2}`),
	{ name, category: 'alerts', status: 'pending', enabled: true, type: 'webhook' },
]);

/** @returns {Store} */
const seed = () => ({
	connectors: new Map([
		[
			'c0ffee00-0000-4000-8000-000000000001',
			{ name: 'Other connector', type: 'generic', target: 'https://example.com/webhooks/other' },
		],
	]),
	operations: new Map([
		[
			OTHER,
			{
				name: 'Other webhook',
				category: 'alerts',
				status: 'connected',
				enabled: true,
				type: 'webhook',
			},
		],
		...pending,
	]),
	joined: new Map([[OTHER, 'c0ffee00-0000-4000-8000-000000000001']]),
});

/** The connectors and webhook operations of one sandbox. */
function createIntegrations() {
	const store = seed();
	return {
		store,
		/** All of it, for comparing before and after. */
		snapshot: () => JSON.stringify(Object.entries(store).map(([name, map]) => [name, [...map]])),
		reset: () => Object.assign(store, seed()),
	};
}

/** @param {Request} request @param {ObjectKind} kind */
function check(request, kind) {
	const body = JSON.parse(request.body || '{}');
	const wrong = [
		...Object.entries(SHAPES[kind]).filter(([name, fits]) => !fits(body[name])),
		...Object.keys(body)
			.filter((name) => !(name in SHAPES[kind]))
			.map((name) => [name]),
	];
	const errors = wrong.map(([field]) => ({ code: 'invalid', field, message: 'is not valid' }));
	return { body, refusal: errors.length > 0 ? invalid(request, errors) : undefined };
}

/**
 * The five routes of one kind of object.
 * @param {string} path
 * @param {ObjectKind} kind
 * @returns {Row[]}
 */
function crud(path, kind) {
	/** @type {{ aid: 'aid' }} */
	const query = { aid: 'aid' };
	/** @param {Context} context */
	const of = ({ integrations }) => integrations.store[kind];
	/** @param {Request} request @param {string} id @param {object} object */
	const shown = (request, id, object) => json(200, { id, ...object, ...self(request) });
	/** @param {Request} request @param {Context} context @param {string} id @param {number} status */
	const write = (request, context, id, status) => {
		const { body, refusal } = check(request, kind);
		if (refusal) return refusal;
		of(context).set(id, body);
		return json(status, { id, ...body, ...self(request) });
	};
	return [
		[
			'GET',
			path,
			(request, context) => ({
				items: [...of(context)].map(([id, object]) => ({ id, ...object })),
				...self(request),
			}),
			{ query },
		],
		['POST', path, (request, context) => write(request, context, randomUUID(), 201), { query }],
		[
			'GET',
			`${path}/{id}`,
			(request, context) => {
				const object = of(context).get(context.params.id);
				return object ? shown(request, context.params.id, object) : notFound(request);
			},
			{ query },
		],
		[
			'PUT',
			`${path}/{id}`,
			(request, context) =>
				of(context).has(context.params.id)
					? write(request, context, context.params.id, 200)
					: notFound(request),
			{ query },
		],
		[
			'DELETE',
			`${path}/{id}`,
			(request, context) => {
				const { id } = context.params;
				if (!of(context).delete(id)) return notFound(request);
				const { joined } = context.integrations.store;
				for (const [operation, connector] of joined) {
					if (operation === id || connector === id) joined.delete(operation);
				}
				return { status: 204, headers: {} };
			},
			{ query },
		],
	];
}

/**
 * PUT /v7/operations/webhooks/{id}/connectors: an operation has one connector at most.
 * @type {Handler}
 */
function join(request, { integrations, params }) {
	const { connectors, operations, joined } = integrations.store;
	if (!operations.has(params.id)) return notFound(request);
	const ids = JSON.parse(request.body);
	if (!Array.isArray(ids) || ids.length > 1 || !ids.every((id) => connectors.has(id))) {
		return invalid(request, [{ code: 'invalid', field: 'body', message: 'One connector at most' }]);
	}
	if (ids.length === 1) joined.set(params.id, ids[0]);
	else joined.delete(params.id);
	return { items: ids, ...self(request) };
}

/**
 * GET /v7/operations/webhooks/{id}/connectors.
 * @type {Handler}
 */
function getJoined(request, { integrations, params }) {
	const { operations, joined } = integrations.store;
	if (!operations.has(params.id)) return notFound(request);
	return { items: joined.has(params.id) ? [joined.get(params.id)] : [], ...self(request) };
}

const joinPath = '/v7/operations/webhooks/{id}/connectors';

/**
 * The routes of connectors and webhook operations.
 * @type {Row[]}
 */
const routes = [
	...crud('/v7/connectors/generic', 'connectors'),
	...crud('/v7/operations/webhooks', 'operations'),
	['GET', joinPath, getJoined, { query: { aid: 'aid' } }],
	[
		'PUT',
		joinPath,
		join,
		{ query: { aid: 'aid', confirmDisabledObjects: { enum: ['true', 'false'] } } },
	],
];

module.exports = { createIntegrations, routes };
