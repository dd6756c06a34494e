import type { INodeProperties } from 'n8n-workflow';
import { carries, credentialNames } from './authentications';
import { COLLECTIONS } from './collections';
import { givenWhole } from './givenWhole';
import { conditionsOf, Groups, ordered, type Screens } from './groups';
import { byDisplayName, byName } from './labels';
import { engineOptions } from './options';
import { limit, returnAll } from './parameters';
import { collectionsOf, isList, simplify, topFields } from './standard';
import type { Api, CollectionName, Field, Operation, Resource } from './vocabulary';

/**
 * The node properties that show resources of an API: selectors, notices, fields and collections.
 * What several operations share stands once. `first` is the resource that a new node shows.
 */
export function describe(api: Api, resources: Resource[], first: string): INodeProperties[] {
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: byName(resources.map(({ name, value }) => ({ name, value }))),
		default: first,
	};
	const all = resources.flatMap((one) =>
		Object.entries(one.operations).map(([name, operation]) => ({
			resource: one.value,
			name,
			operation,
		})),
	);
	const shown = showing(all);
	return [
		resource,
		...resources.map(selectorOf),
		...notices(api, all, shown),
		...fieldsOf(all, shown, (one) => one !== simplify),
		...listFields(all, shown),
		...fieldsOf(all, shown, (one) => one === simplify),
		...collections(all, shown, engineOptions(api.pacing)),
	];
}

interface Entry {
	resource: string;
	name: string;
	operation: Operation;
}

function selectorOf(resource: Resource): INodeProperties {
	const options = Object.entries(resource.operations).map(
		([value, { name, action, description, byHandOnly }]) => ({
			name,
			value,
			action,
			description,
			...(byHandOnly && { displayOptions: { show: { '@tool': [false] } } }),
		}),
	);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: byName(options),
		default: firstOperation(resource),
	};
}

function firstOperation({ first = 'getAll', operations }: Resource): string {
	return first in operations ? first : Object.keys(operations)[0];
}

/** Says above the fields what would be stumbled over: what a call brings, and who cannot make it. */
function notices(api: Api, all: Entry[], shown: Showing): INodeProperties[] {
	const groups = new Groups<INodeProperties>();
	for (const { resource, name, operation } of all) {
		for (const property of noticesOf(api, operation)) {
			groups.add(JSON.stringify(property), property, resource, name);
		}
	}
	return groups.all.flatMap(({ thing, screens }) => shown(thing, screens));
}

function noticesOf(api: Api, operation: Operation): INodeProperties[] {
	const notice = (name: string, displayName: string): INodeProperties => ({
		displayName,
		name,
		type: 'notice',
		default: '',
	});
	const unable = api.authentications.filter((one) => !carries(operation, one));
	const able = api.authentications.filter((one) => carries(operation, one));
	const text = `Choose a credential of the type ${credentialNames(api, able)}: this operation does not work with the one that is chosen.`;
	const authentication = unable.map(({ value }) => value);
	return [
		...(operation.notice ? [notice('notice', operation.notice)] : []),
		...(unable.length > 0
			? [{ ...notice('credentialNotice', text), displayOptions: { show: { authentication } } }]
			: []),
	];
}

function fieldsOf(
	all: Entry[],
	shown: Showing,
	wanted: (field: Field) => boolean,
): INodeProperties[] {
	const groups = new Groups<Field>();
	for (const { resource, name, operation } of all) {
		for (const field of topFields(operation).filter(wanted))
			groups.add(field, field, resource, name);
	}
	const screens = new Map(groups.all.map((one) => [one.thing, one.screens]));
	const order = ordered(all.map(({ operation }) => topFields(operation).filter(wanted)));
	return order.flatMap((field) => shown(field.property, screens.get(field) as Screens));
}

function listFields(all: Entry[], shown: Showing): INodeProperties[] {
	const groups = new Groups<string>();
	for (const { resource, name, operation } of all) {
		if (isList(operation)) groups.add('list', 'list', resource, name);
	}
	const limitShown = {
		...limit.property,
		displayOptions: { show: { returnAll: [false] } },
	};
	return groups.all.flatMap(({ screens }) => [
		...shown(returnAll.property, screens),
		...shown(limitShown, screens),
	]);
}

function collections(all: Entry[], shown: Showing, engine: INodeProperties[]): INodeProperties[] {
	const groups = new Groups<INodeProperties>();
	for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
		const own = (operation: Operation) => collectionsOf(operation)[name] ?? [];
		const added = name === 'options' ? engine : [];
		for (const screens of sharing(all, own, added.length > 0)) {
			const inside = [...fieldsInside(screens, own), ...added, givenWhole];
			const property: INodeProperties = {
				...COLLECTIONS[name],
				name,
				type: 'collection',
				default: {},
				options: byDisplayName(inside),
			};
			const key = JSON.stringify(property);
			for (const one of screens) groups.add(key, property, one.resource, one.name);
		}
	}
	return groups.all.flatMap(({ thing, screens }) => shown(thing, screens));
}

/** The operations of each resource that show a collection, which is one for all of them. */
function sharing(all: Entry[], own: (operation: Operation) => Field[], always: boolean): Entry[][] {
	const resources = new Map<string, Entry[]>();
	for (const entry of all) {
		if (!always && own(entry.operation).length === 0) continue;
		resources.set(entry.resource, [...(resources.get(entry.resource) ?? []), entry]);
	}
	return [...resources.values()];
}

/** The fields in a collection of some operations; what not all of them have is shown where they have it. */
function fieldsInside(screens: Entry[], own: (operation: Operation) => Field[]): INodeProperties[] {
	const groups = new Groups<INodeProperties>();
	for (const { resource, name, operation } of screens) {
		for (const { property } of own(operation)) groups.add(property, property, resource, name);
	}
	return groups.all.map(({ thing, screens: where }) => {
		const operations = [...where.values()].flat();
		if (operations.length === screens.length) return thing;
		const show = { ...thing.displayOptions?.show, '/operation': operations };
		return { ...thing, displayOptions: { ...thing.displayOptions, show } };
	});
}

/** Shows a property on some screens, beside its own conditions: once for each condition that it takes. */
type Showing = (property: INodeProperties, screens: Screens) => INodeProperties[];

function showing(all: Entry[]): Showing {
	const existing: Screens = new Map();
	for (const { resource, name } of all) {
		existing.set(resource, [...(existing.get(resource) ?? []), name]);
	}
	return (property, screens) =>
		conditionsOf(screens, existing).map((condition) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				show: { ...condition, ...property.displayOptions?.show },
			},
		}));
}
