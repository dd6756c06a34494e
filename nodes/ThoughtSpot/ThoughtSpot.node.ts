import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../shared/engine/execute';
import { listSearchOf } from '../shared/engine/fromList';
import { authenticationField, credentialsOf } from '../shared/operation/authentications';
import { describe } from '../shared/operation/description';
import { thoughtSpot } from './api';
import { credentialTest } from './credentialTest';
import { resources } from './resources';

export class ThoughtSpot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThoughtSpot',
		name: 'thoughtSpot',
		icon: { light: 'file:thoughtSpot.svg', dark: 'file:thoughtSpot.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Get rows and reports of ThoughtSpot analytics, and look after its users, objects, schedules and tokens',
		defaults: { name: 'ThoughtSpot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(thoughtSpot),
		properties: [authenticationField(thoughtSpot), ...describe(thoughtSpot, resources, 'session')],
	};

	methods = { credentialTest, listSearch: listSearchOf(thoughtSpot, resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, thoughtSpot, resources);
	}
}
