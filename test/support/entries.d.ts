import type { INodeType } from 'n8n-workflow';
import type { Resource } from '../../nodes/shared/operation/vocabulary';

/** The action nodes of a service, with the resources that each is built from. */
export function nodesOf(
	service: string,
): Array<{ name: string; node?: INodeType; resources: Resource[] }>;
