'use strict';
const { conform } = require('./conform');
const { isId, resolve, sampleOf } = require('./sample');

/** How many of each kind are there from the start. */
const FROM_START = 3;

/**
 * @typedef {{ kind: string, verb: 'list' | 'get' | 'create' | 'update' | 'delete', id?: string }} Deed
 */

/**
 * What operations do to things of one kind, by their paths: REST collections (`/things`, `/things/{id}`) and
 * collections of verbs (`/things/search`, `/things/create`, `/things/{id}/update`, `/things/{id}/delete`).
 * @param {string} key method and path of an operation
 * @returns {Deed | undefined}
 */
function deedOf(key) {
	const [method, path] = key.split(' ');
	const verbs = /^(.*?)\/(search|create|(?:\{(\w+)\}\/)?(?:update|delete))$/.exec(path);
	if (method === 'POST' && verbs) {
		const [, kind, last, id] = verbs;
		const verb = /** @type {any} */ (last === 'search' ? 'list' : last.split('/').pop());
		return kind.includes('{') ? undefined : { kind, verb, id };
	}
	const filter = /^(.*)\/filter$/.exec(path);
	if (method === 'POST' && filter) return { kind: filter[1], verb: 'list' };
	const single = /^(.*)\/\{(\w+)\}$/.exec(path);
	if (single) {
		const [, kind, id] = single;
		const verb = { GET: 'get', PUT: 'update', PATCH: 'update', DELETE: 'delete' }[method];
		return verb && !kind.includes('{') ? { kind, verb: /** @type {any} */ (verb), id } : undefined;
	}
	const verb = { GET: 'list', POST: 'create' }[method];
	return verb && !path.includes('{') ? { kind: path, verb: /** @type {any} */ (verb) } : undefined;
}

/**
 * Things that are created, found again, changed and deleted, of every kind that the facts can list.
 * @param {{ operations: Record<string, any>, models: Record<string, any> }} facts
 * @param {{ guids?: boolean, rows?: Record<string, () => any[]> }} [options] `rows`: what is there from the start
 */
function createStore({ operations, models }, options) {
	/** @type {Map<string, { idName: string, rows: Map<string, any> }>} */
	const kinds = new Map();

	/**
	 * What the path of a single thing of a kind calls its ID.
	 * @param {string} kind
	 */
	function idInPath(kind) {
		const deeds = Object.keys(operations).map(deedOf);
		return deeds.find((deed) => deed?.kind === kind && deed.id)?.id;
	}

	/**
	 * A thing of a kind, good to be written back.
	 * @param {string} kind @param {any} row
	 */
	function writable(kind, row) {
		const bodies = Object.entries(operations).filter(([key, { body }]) => {
			const deed = deedOf(key);
			return body && deed?.kind === kind && ['create', 'update'].includes(deed.verb);
		});
		return bodies.reduce((one, [, { body }]) => conform(one, body, models), row);
	}

	/**
	 * The schema of one row of a kind's list.
	 * @param {string} kind
	 */
	function rowSchema(kind) {
		for (const [key, { answer }] of Object.entries(operations)) {
			const deed = deedOf(key);
			if (!deed || deed.kind !== kind || deed.verb !== 'list' || !answer.schema) continue;
			// What can only be searched for has no memory.
			if (key.endsWith('/filter')) continue;
			const schema = resolve(answer.schema, models);
			if (schema.type === 'array') return resolve(schema.items, models);
			const rows = answer.rows ?? onlyList(schema);
			return rows && resolve(resolve(schema.properties[rows], models).items, models);
		}
		return undefined;
	}

	/** @param {string} kind */
	function kindOf(kind) {
		let found = kinds.get(kind);
		if (found) return found;
		const schema = rowSchema(kind);
		const names = Object.keys(schema?.properties ?? {});
		const inPath = idInPath(kind);
		const idName = names.find((name) => isNamed(inPath, name)) ?? idNameOf(kind, names);
		if (!schema || !idName) return undefined;
		found = { idName, rows: new Map() };
		kinds.set(kind, found);
		const samples = () =>
			Array.from({ length: FROM_START }, (_, n) =>
				writable(kind, sampleOf(schema, models, `${n + 1}`, options)),
			);
		const given = options?.rows?.[kind];
		for (const row of given ? structuredClone(given()) : samples()) {
			found.rows.set(String(row[idName]), row);
		}
		return found;
	}

	return {
		kindOf,
		writable,
		/**
		 * All rows of a kind.
		 * @param {string} kind
		 */
		all: (kind) => [...(kindOf(kind)?.rows.values() ?? [])],
		/**
		 * The row with this id or, where names may stand for ids, with this name.
		 * @param {string} kind @param {string} id
		 */
		find(kind, id) {
			const { rows } = kindOf(kind) ?? { rows: new Map() };
			return rows.get(id) ?? [...rows.values()].find(({ name }) => options?.guids && name === id);
		},
		/**
		 * Stores what was created and gives it with an id of its own.
		 * @param {string} kind @param {object | undefined} given @param {string} seed
		 */
		create(kind, given, seed) {
			const { idName, rows } = /** @type {any} */ (kindOf(kind));
			const made = writable(kind, sampleOf(rowSchema(kind), models, seed, options));
			const row = { ...made, ...given };
			rows.set(String(row[idName]), row);
			return row;
		},
		/** @param {object} row @param {object | undefined} given */
		update: (row, given) => Object.assign(row, given),
		/** @param {string} kind @param {any} row */
		remove(kind, row) {
			const { idName, rows } = /** @type {any} */ (kindOf(kind));
			rows.delete(String(row[idName]));
		},
		reset: () => kinds.clear(),
	};
}

/**
 * Whether a path speaks of a property: `interfaceGroupId` is a `groupId`, too.
 * @param {string | undefined} inPath
 * @param {string} name
 */
const isNamed = (inPath = '', name) =>
	inPath === name || (/[a-z]Id$/.test(name) && inPath.toLowerCase().endsWith(name.toLowerCase()));

/**
 * `tests` have a `testId`, `account-groups` an `accountGroupId`; most things have an `id`.
 * @param {string} kind @param {string[]} names
 */
function idNameOf(kind, names) {
	const last = kind.split('/').pop() ?? '';
	const one = last.replace(/ies$/, 'y').replace(/s$/, '');
	const camel = one.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase());
	const likely = ['id', `${camel}Id`, `${camel}_id`, 'aid', 'uid'];
	return likely.find((name) => names.includes(name)) ?? names.find(isId);
}

/**
 * The name of the one list that a schema has, if it has one.
 * @param {{ properties?: Record<string, any> }} schema
 */
function onlyList({ properties = {} }) {
	const lists = Object.entries(properties).filter(([, { type }]) => type === 'array');
	return lists.length === 1 ? lists[0][0] : undefined;
}

module.exports = { createStore, deedOf, onlyList };
