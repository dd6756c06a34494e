import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { carries } from './authentications';
import { COLLECTIONS, givenWhole } from './collections';
import { engineOptions } from './options';
import { limit, returnAll } from './parameters';
import type { Api, CollectionName, Field, Operation, Resource } from './vocabulary';

/** The node properties that show an API's resources: selectors, fields, collections and notices. */
export function describe(api: Api): INodeProperties[] {
	const { resources, first } = api;
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: byName(resources.map(({ name, value }) => ({ name, value }))),
		default: first,
	};
	return [resource, ...resources.flatMap((one) => describeResource(api, one))];
}

function describeResource(api: Api, resource: Resource): INodeProperties[] {
	const operations = Object.entries(resource.operations);
	const show = (...names: string[]): { displayOptions: IDisplayOptions } => ({
		displayOptions: { show: { resource: [resource.value], operation: names } },
	});
	const selector: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: byName(
			operations.map(([value, { name, action, description }]) => ({
				name,
				value,
				action,
				description,
			})),
		),
		default: firstOperation(resource),
	};
	const fields = new Map<Field, string[]>();
	for (const [name, operation] of operations) {
		for (const field of operation.fields ?? [])
			fields.set(field, [...(fields.get(field) ?? []), name]);
	}
	const lists = operations.filter(([, { list }]) => list).map(([name]) => name);
	return [
		selector,
		...operations.flatMap(([name, operation]) => notices(api, resource, name, operation)),
		...[...fields].map(([{ property }, names]) => shown(property, resource, names)),
		...(lists.length > 0
			? [{ ...returnAll.property, ...show(...lists) }, limitShown(resource, lists)]
			: []),
		...operations.flatMap(([name, operation]) =>
			collectionsOf(api, operation).map((collection) => ({ ...collection, ...show(name) })),
		),
	];
}

function shown(
	property: INodeProperties,
	resource: Resource,
	operation: string[],
): INodeProperties {
	const own = property.displayOptions?.show;
	return {
		...property,
		displayOptions: { show: { resource: [resource.value], operation, ...own } },
	};
}

function limitShown(resource: Resource, operations: string[]): INodeProperties {
	const show = { resource: [resource.value], operation: operations, returnAll: [false] };
	return { ...limit.property, displayOptions: { show } };
}

function collectionsOf(api: Api, operation: Operation): INodeProperties[] {
	const names = Object.keys(COLLECTIONS) as CollectionName[];
	return names.flatMap((name) => {
		const own = (operation.collections?.[name] ?? []).map(({ property }) => property);
		const options = name === 'options' ? [...own, ...engineOptions(api.pacing)] : own;
		if (options.length === 0) return [];
		const sorted = [...options, givenWhole].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		);
		return [
			{ ...COLLECTIONS[name], name, type: 'collection' as const, default: {}, options: sorted },
		];
	});
}

/** Says above the fields what would be stumbled over: what a call brings, and who cannot make it. */
function notices(
	api: Api,
	resource: Resource,
	name: string,
	operation: Operation,
): INodeProperties[] {
	const notice = (suffix: string, text: string, authentication?: string[]): INodeProperties => ({
		displayName: text,
		name: `${name}${suffix}`,
		type: 'notice',
		default: '',
		displayOptions: {
			show: {
				resource: [resource.value],
				operation: [name],
				...(authentication ? { authentication } : {}),
			},
		},
	});
	const unable = api.authentications.filter((one) => !carries(operation, one));
	const able = api.authentications.filter((one) => carries(operation, one));
	const choose = `Choose ${able.map((one) => one.name).join(' or ')}: the chosen authentication cannot carry this operation.`;
	return [
		...(operation.notice ? [notice('Notice', operation.notice)] : []),
		...(unable.length > 0
			? [
					notice(
						'AuthenticationNotice',
						choose,
						unable.map((one) => one.value),
					),
				]
			: []),
	];
}

function firstOperation({ first = 'getAll', operations }: Resource): string {
	return first in operations ? first : Object.keys(operations)[0];
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort((a, b) => a.name.localeCompare(b.name));
}
