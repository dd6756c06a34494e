import { choice, objects, required, text, texts } from '../../../shared/operation/fields';
import type { Operation, Resource } from '../../../shared/operation/vocabulary';
import { aid, expand, name, requiredName } from '../../fields/common';
import { endpointLabelId } from '../../fields/endpoint/common';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-endpoint-labels/';

const withFilters = expand(['Filters', 'filters']);

const color = text('color', 'Color of the label', { placeholder: 'e.g. #71C8F4' });

const matchType = choice('matchType', 'How many of the filters an agent has to fit', [
	['and', 'All'],
	['or', 'One'],
]);

const filters = objects('filters', 'Which agents get the label', [
	choice('key', 'What is looked at', [
		['agent-id', 'Agent ID'],
		'agent-type',
		['asn', 'ASN'],
		['bssid', 'BSSID'],
		'connection',
		'gateway',
		'hostname',
		['ip-address-family', 'IP Address Family'],
		'local-network',
		'platform',
		'public-network',
		['ssid', 'SSID'],
		'username',
		['vpn-client-address', 'VPN Client Address'],
		['vpn-client-network', 'VPN Client Network'],
		['vpn-gateway-address', 'VPN Gateway Address'],
		['vpn-vendor', 'VPN Vendor'],
	]),
	texts('values', 'The values, separated by commas'),
	choice('mode', 'Whether it has to be one of the values, or none', [
		['in', 'One Of'],
		['not-in', 'None Of'],
	]),
]);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many endpoint labels',
	description: 'Retrieve labels of endpoint agents',
	docs,
	method: 'GET',
	path: '/v7/endpoint/labels',
	list: { rows: 'labels', paginated: true },
	fields: [aid],
	collections: { options: [withFilters] },
};

export const endpointLabel: Resource = {
	name: 'Endpoint Label',
	value: 'endpointLabel',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an endpoint label',
			description: 'Create a label, which endpoint agents get by its filters',
			docs,
			method: 'POST',
			path: '/v7/endpoint/labels',
			unordered: true,
			fields: [requiredName, required(matchType), required(filters), aid],
			collections: { additionalFields: [color] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete an endpoint label',
			description: 'Delete a label for good; its agents stay',
			docs,
			method: 'DELETE',
			path: '/v7/endpoint/labels/{endpointLabelId}',
			unordered: true,
			fields: [endpointLabelId, aid],
			deletes: 'endpointLabelId',
		},
		get: {
			name: 'Get',
			action: 'Get an endpoint label',
			description: 'Retrieve one label of endpoint agents',
			docs,
			method: 'GET',
			path: '/v7/endpoint/labels/{endpointLabelId}',
			fields: [endpointLabelId, aid],
			collections: { options: [withFilters] },
		},
		getAll,
		update: {
			name: 'Update',
			action: 'Update an endpoint label',
			description: 'Change a label; given filters replace all of its filters',
			docs,
			method: 'PATCH',
			path: '/v7/endpoint/labels/{endpointLabelId}',
			fields: [endpointLabelId, aid],
			collections: { additionalFields: [color, filters, matchType, name] },
		},
	},
	choices: {
		searchEndpointLabels: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
		},
	},
};
