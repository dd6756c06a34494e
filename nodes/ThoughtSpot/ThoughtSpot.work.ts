import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { execute } from '../shared/engine/execute';
import { listSearchOf } from '../shared/engine/fromList';
import type { Methods } from '../shared/operation/onDemand';
import { thoughtSpot } from './api';
import { credentialTest } from './credentialTest';
import { resources } from './resources';

export const methods: Methods = {
	credentialTest,
	listSearch: listSearchOf(thoughtSpot, resources),
};

/** Runs the operation that the node is set to, for all of its items. */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await execute(context, thoughtSpot, resources);
}
