import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { aid } from '../fields/common';
import { enabled } from '../fields/integration';
import {
	customHeaders,
	dataModelVersion,
	endpointAgentLabel,
	endpointAgentTag,
	endpointType,
	exporterConfig,
	filters,
	requiredType,
	signal,
	streamEndpointUrl,
	streamId,
	tagMatch,
	testMatch,
	type,
} from '../fields/stream';
import { kept } from '../writable';
import { checkMasked } from '../secretsKept';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-data-streams/';

const mask = ['clientSecret', 'token', 'customHeaders'];

const simplify = [
	'id',
	'type',
	'enabled',
	'streamStatus.status',
	'streamStatus.lastSuccess',
	'streamStatus.lastFailure',
	'streamEndpointUrl',
	'signal',
	'endpointType',
	'dataModelVersion',
];

/** What can still be changed of a stream that is there. */
const changeable = [
	customHeaders,
	enabled,
	endpointAgentLabel,
	endpointAgentTag,
	exporterConfig,
	filters,
	tagMatch,
	testMatch,
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many streams',
	description: 'Retrieve the streams that send data to other systems, with their state',
	docs,
	method: 'GET',
	path: '/v7/streams',
	list: {},
	fields: [aid],
	collections: { filters: [type] },
	mask,
	simplify,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a stream',
	description: 'Retrieve one stream with its state',
	docs,
	method: 'GET',
	path: '/v7/streams/{streamId}',
	fields: [streamId, aid],
	collections: { additionalFields: [type] },
	mask,
	simplify,
};

export const stream: Resource = {
	name: 'Stream',
	value: 'stream',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a stream',
			description: 'Create a stream that sends data to another system from then on',
			docs,
			method: 'POST',
			path: '/v7/streams',
			unordered: true,
			fields: [requiredType, required(streamEndpointUrl), aid],
			collections: {
				additionalFields: [...changeable, dataModelVersion, endpointType, signal],
			},
			mask,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a stream',
			description: 'Delete a stream for good; it sends nothing anymore',
			docs,
			method: 'DELETE',
			path: '/v7/streams/{streamId}',
			unordered: true,
			fields: [streamId, aid],
			deletes: 'streamId',
		},
		get,
		getAll,
		update: {
			name: 'Update',
			action: 'Update a stream',
			description:
				'Change a stream; what is not set stays as it is, and lists that are set replace the present ones',
			docs,
			method: 'PUT',
			path: '/v7/streams/{streamId}',
			fields: [streamId, aid],
			collections: { additionalFields: [...changeable, streamEndpointUrl] },
			merge: {
				read: get,
				writable: (row, values) => {
					checkMasked('Exporter Config', row.exporterConfig, values.exporterConfig);
					checkMasked('Custom Headers', row.customHeaders, values.customHeaders);
					return kept(row, [
						'streamEndpointUrl',
						'enabled',
						'customHeaders',
						'tagMatch',
						'testMatch',
						'filters',
						'exporterConfig',
						'endpointAgentLabel',
						'endpointAgentTag',
					]);
				},
			},
			mask,
		},
	},
	choices: {
		searchStreams: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ type: kind, signal: sent, streamEndpointUrl: url }) => [kind, sent, url],
		},
	},
};
