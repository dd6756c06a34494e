import { flag, required, text } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { aid, lettered } from '../fields/common';

const providerId = required(
	lettered('providerId', 'The provider to get', {
		label: 'Provider',
		list: 'searchProviders',
		placeholder: 'e.g. 85602a0a-54a7-4e97-946e-67492ef1fa26',
		byName: true,
	}),
);

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many catalog providers',
	description: 'Retrieve providers that Internet Insights knows',
	docs: page('list-catalog-providers'),
	method: 'POST',
	path: '/v7/internet-insights/catalog/providers/filter',
	effect: 'safe',
	list: { rows: 'providers' },
	fields: [aid],
	collections: {
		filters: [
			text('asn', 'Name of an autonomous system', { label: 'ASN' }),
			flag(
				'included',
				'Whether to return providers in the packages of the account, or else the others',
				{
					default: true,
				},
			),
			text('location', 'Where the provider is', { placeholder: 'e.g. San Jose, US' }),
			text('providerName', 'Name of the provider'),
			text('providerType', 'Kind of provider', { placeholder: 'e.g. IAAS' }),
			text('region', 'Part of the world that the provider serves', {
				placeholder: 'e.g. North America',
			}),
		],
	},
	simplify: [
		'id',
		'providerName',
		'providerType',
		'dataType',
		'region',
		'included',
		'asnsCount',
		'countriesCount',
		'interfacesCount',
		'locationsCount',
	],
};

export const catalogProvider: Resource = {
	name: 'Catalog Provider',
	value: 'catalogProvider',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a catalog provider',
			description: 'Retrieve one provider with its networks and locations',
			docs: page('retrieve-a-catalog-provider'),
			method: 'GET',
			path: '/v7/internet-insights/catalog/providers/{providerId}',
			fields: [providerId, aid],
		},
		getAll,
	},
	choices: {
		searchProviders: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ providerName }) => [providerName],
			details: ({ providerType, dataType }) => [providerType, dataType],
		},
	},
};
