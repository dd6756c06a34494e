import type { INodeType } from 'n8n-workflow';
import type { Api, Operation, Resource } from '../../nodes/shared/operation/vocabulary';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { nodesOf } from '../support/entries';
import { facts } from './facts';

export type Service = keyof typeof facts;

/** A node that offers operations. */
export interface Offering {
	service: Service;
	api: Api;
	name: string;
	node?: INodeType;
	resources: Resource[];
}

/** One operation, where it stands. */
export interface Entry {
	service: Service;
	api: Api;
	resource: string;
	key: string;
	operation: Operation;
	/** It is only asked by a composite, which gives it what it needs. */
	isUsed?: true;
}

const offering =
	(service: Service, api: Api) =>
	(one: ReturnType<typeof nodesOf>[number]): Offering => ({ service, api, ...one });

/** The action nodes of the package, with what they are built from. */
export const offerings: Offering[] = [
	...nodesOf('ThousandEyes').map(offering('thousandEyes', thousandEyes)),
	...nodesOf('ThoughtSpot').map(offering('thoughtSpot', thoughtSpot)),
];

/** All operations of a node. */
export const entriesOf = ({ service, api, resources }: Offering): Entry[] =>
	resources.flatMap(({ value: resource, operations }) =>
		Object.entries(operations).map(([key, operation]) => ({
			service,
			api,
			resource,
			key,
			operation,
		})),
	);

/** What an entry is called in these laws. */
export const titleOf = ({ service, resource, key }: Entry) => `${service} ${resource}.${key}`;
