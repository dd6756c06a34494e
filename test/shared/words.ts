import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../nodes/shared/engine/execute';
import { listSearchOf } from '../../nodes/shared/engine/fromList';
import { describe as described } from '../../nodes/shared/operation/description';
import {
	choice,
	date,
	flag,
	json,
	locator,
	number,
	object,
	objects,
	required,
	text,
	texts,
	where,
} from '../../nodes/shared/operation/fields';
import type { Api, Operation, Resource } from '../../nodes/shared/operation/vocabulary';
import { thousandEyes } from '../../nodes/ThousandEyes/api';

/** An API that uses every word of the vocabulary, so that the engine is tested without a vendor. */
export const api: Api = {
	...thousandEyes,
	service: 'Things',
	wireName: (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
};

const thingId = required(
	locator('thingId', 'The thing', { label: 'Thing', list: 'searchThings', byName: true }),
);
const group = text('group', 'The group', { in: 'query', inherits: true });
const kind = choice('kind', 'The kind', ['round', 'square'], { default: 'round' });
const radius = where(
	'kind',
	['round'],
	number('radius', 'How round', { least: 1, highest: 9, required: true }),
);
const side = where('/kind', ['square'], number('side', 'How long'));
const secretPart = object('authentication', 'How it signs in', [
	text('user', 'Its user'),
	text('password', 'Its password', { secret: true }),
]);
const rows = objects('filters', 'What to look for', [
	text('column', 'Of which column', { required: true }),
	texts('values', 'Which values', { wire: 'val' }),
]);
const sort = object('sortBy', 'In which order', [
	choice('order', 'Up or down', ['ASC', 'DESC'], { default: 'ASC' }),
	date('from', 'Since when'),
]);

const base = { description: 'Does it', method: 'POST' as const };

const getAll: Operation = {
	...base,
	name: 'Get Many',
	action: 'Get many things',
	method: 'GET',
	path: '/things',
	list: { rows: 'page.things' },
	fields: [group],
};

const get: Operation = {
	...base,
	name: 'Get',
	action: 'Get a thing',
	method: 'GET',
	path: '/things/{thingId}',
	fields: [thingId, group],
	simplify: ['id', 'inner.name'],
	mask: ['password'],
};

const operations: Record<string, Operation> = {
	getAll,
	get,
	create: {
		...base,
		name: 'Create',
		action: 'Create a thing',
		path: '/things',
		fields: [kind, radius, group],
		collections: { additionalFields: [secretPart, rows, side, sort] },
		constants: { 'meta.source': 'n8n', 'items[].type': 'THING' },
	},
	assign: {
		...base,
		name: 'Assign',
		action: 'Assign things',
		path: '/assign',
		fields: [
			texts('identifiers', 'Which things', { wire: 'items[].identifier', required: true }),
			text('itemType', 'Of which type', { wire: 'items[].type' }),
		],
		parts: {
			failed: 'item',
			of: (answer) =>
				(answer as IDataObject[]).map((row) => ({
					row,
					...(row.status === 'ERROR' && { problem: String(row.message) }),
				})),
		},
	},
	assignEach: {
		...base,
		name: 'Assign Each',
		action: 'Assign each thing',
		path: '/assign',
		fields: [texts('identifiers', 'Which things', { wire: 'items[].identifier', required: true })],
		parts: {
			failed: 'errorItem',
			of: (answer) =>
				(answer as IDataObject[]).map((row) => ({
					row,
					...(row.status === 'ERROR' && { problem: String(row.message) }),
				})),
		},
	},
	replace: {
		...base,
		name: 'Replace',
		action: 'Replace the connectors',
		method: 'PUT',
		path: '/things/{thingId}/connectors',
		fields: [thingId, texts('connectors', 'Which', { required: true }), group],
		body: 'connectors',
	},
	update: {
		...base,
		name: 'Update',
		action: 'Update a thing',
		method: 'PUT',
		path: '/things/{thingId}',
		fields: [thingId, group],
		collections: {
			additionalFields: [
				text('name', 'Its name'),
				sort,
				texts('addTags', 'Tags to add', { in: 'nowhere' }),
				texts('removeTags', 'Tags to take away', { in: 'nowhere' }),
			],
		},
		merge: {
			read: get,
			writable: ({ name, tags, sort_by, notes }) => ({ name, tags, sort_by, notes }),
			sets: { tags: ['addTags', 'removeTags'] },
		},
	},
	find: {
		...base,
		name: 'Find',
		action: 'Find a thing',
		path: '/search',
		effect: 'safe',
		fields: [text('identifier', 'Its ID or name', { required: true })],
		list: {
			rows: 'found',
			paginated: {
				kind: 'offset',
				offsetParameter: 'offset',
				sizeParameter: 'size',
				size: 10,
			},
		},
		one: { by: 'identifier', thing: 'thing', ids: ['id'], names: ['name'] },
	},
	flagged: {
		...base,
		name: 'Get Flagged',
		action: 'Get flagged things',
		method: 'GET',
		path: '/flagged',
		list: {
			rows: 'found',
			paginated: {
				kind: 'offset',
				in: 'query',
				offsetParameter: 'offset',
				sizeParameter: 'limit',
				size: 2,
				more: 'page.more',
			},
			flatten: ({ parts }) => parts as IDataObject[],
		},
	},
	remove: {
		...base,
		name: 'Delete',
		action: 'Delete a thing',
		path: '/things/{thingId}/delete',
		fields: [thingId],
		deletes: 'thingId',
	},
	combine: {
		...base,
		name: 'Import',
		action: 'Import things',
		path: '/import',
		fields: [
			json('things', 'What to import', { required: true }),
			flag('dryRun', 'Whether to only try'),
		],
		combine: { lists: ['things'] },
	},
	download: {
		...base,
		name: 'Download',
		action: 'Download a thing',
		method: 'GET',
		path: '/things/{thingId}/file',
		fields: [thingId],
		file: { name: ({ thingId: id }) => `thing-${String(id)}` },
	},
	walk: {
		...base,
		name: 'Walk',
		action: 'Walk through things',
		path: '/walk',
		fields: [thingId],
		run: async function* (run, values) {
			const all = await run.once('all', async () => await run.ask(getAll, {}));
			run.hint(`There are ${all.length}.`);
			yield [{ json: { of: all.length, thing: values.thingId as string } }];
		},
		uses: [getAll],
	},
};

export const things: Resource = {
	name: 'Thing',
	value: 'thing',
	operations,
	choices: {
		searchThings: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name }) => [name],
			inOrder: true,
		},
	},
};

export class Things {
	description: INodeTypeDescription = {
		displayName: 'Things',
		name: 'things',
		group: ['transform'],
		version: 1,
		description: 'Things',
		defaults: { name: 'Things' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thousandEyesBearerApi', required: true }],
		properties: [
			{ displayName: 'Authentication', name: 'authentication', type: 'string', default: 'bearer' },
			...described(api, [things], 'thing'),
		],
	};

	methods = { listSearch: listSearchOf(api, [things]) };

	async execute(this: IExecuteFunctions) {
		return await execute(this, api, [things]);
	}
}
