import type { IDataObject } from 'n8n-workflow';
import { choices, required, text } from '../../shared/operation/fields';
import type { Operation, Part, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifiers, inPath, org } from '../fields/common';
import { sorting } from '../fields/lists';
import { anyWebhook, checkMasked, name, parts, place, state, url } from '../fields/webhook';

const docs = 'https://developers.thoughtspot.com/docs/webhooks';

const ROOT = `${API_ROOT}/webhooks`;

const EVENT = 'LIVEBOARD_SCHEDULE';

const list: Operation['list'] = {
	rows: 'webhooks',
	paginated: {
		kind: 'offset',
		offsetParameter: 'record_offset',
		sizeParameter: 'record_size',
		size: 50,
		more: 'pagination.has_more',
	},
};

const SIMPLE = [
	'id',
	'name',
	'description',
	'url',
	'status',
	'org',
	'events',
	'creation_time_in_millis',
	'modification_time_in_millis',
	'storage_destination',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many webhooks',
	description: 'Retrieve webhooks; their secrets are hidden by the service',
	docs,
	method: 'POST',
	path: `${ROOT}/search`,
	effect: 'safe',
	list,
	fields: [org],
	collections: {
		filters: [
			text('orgIdentifier', 'Org of the webhooks', { label: 'Org Name or ID', zero: true }),
			state,
			sorting('CREATED', 'MODIFIED', 'NAME'),
		],
	},
	simplify: SIMPLE,
};

function deletions(answer: unknown): Part[] {
	const told = Object(answer) as IDataObject;
	const rows = (list: unknown) => (Array.isArray(list) ? (list as IDataObject[]) : []);
	return [
		...rows(told.deleted_webhooks).map((row) => ({
			row: { id: row.id, name: row.name, deleted: true },
		})),
		...rows(told.failed_webhooks).map((row) => ({
			row: { id: row.id, name: row.name, deleted: false },
			problem: `${String(row.name ?? row.id)}: ${String(row.error ?? 'was not deleted')}`,
		})),
	];
}

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a webhook',
			description: 'Have scheduled Liveboards sent to an address. An org has one webhook.',
			docs,
			method: 'POST',
			path: `${ROOT}/create`,
			constants: { events: [EVENT] },
			fields: [required(name), required(url), org],
			collections: { additionalFields: parts },
			prepare: checkMasked,
			notice:
				'The ThoughtSpot Trigger registers a webhook by itself: use this for addresses outside of n8n.',
		},
		delete: {
			name: 'Delete',
			action: 'Delete webhooks',
			description: 'Delete webhooks: one item each. This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/delete`,
			fields: [
				required(
					identifiers('webhookIdentifiers', 'The webhooks to delete', {
						...place,
						label: 'Webhooks',
					}),
				),
				org,
			],
			parts: { of: deletions, failed: 'item' },
		},
		get: {
			name: 'Get',
			action: 'Get a webhook',
			description: 'Retrieve one webhook by name or GUID',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			list,
			one: { by: 'webhookIdentifier', thing: 'webhook', ids: ['id'], names: ['name'] },
			fields: [required(anyWebhook), org],
			simplify: SIMPLE,
		},
		getAll,
		getStorageConfig: {
			name: 'Get Storage Configuration',
			action: 'Get the storage configuration of webhooks',
			description: 'Find out how a bucket must be set up, so that files can go to it',
			docs,
			method: 'GET',
			path: `${ROOT}/storage-config`,
			fields: [org],
		},
		update: {
			name: 'Update',
			action: 'Update a webhook',
			description: 'Change a webhook. What is given replaces what was there; the rest stays.',
			docs,
			method: 'POST',
			path: `${ROOT}/{webhookIdentifier}/update`,
			fields: [inPath(anyWebhook), org],
			collections: {
				additionalFields: [
					name,
					url,
					...parts,
					choices('resetOptions', 'What to take away', [
						'AUTHENTICATION',
						'SIGNATURE_VERIFICATION',
						'STORAGE_DESTINATION',
					]),
				],
			},
			prepare: checkMasked,
		},
	},
	choices: {
		searchWebhooks: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: known }) => [known],
			details: ({ org: at }) => [(Object(at) as { name?: unknown }).name],
		},
	},
};
