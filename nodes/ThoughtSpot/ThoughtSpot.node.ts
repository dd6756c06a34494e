import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../shared/engine/execute';
import { listSearchOf } from '../shared/engine/fromList';
import { describe } from '../shared/operation/description';
import { thoughtSpot } from './api';
import { credentialTest } from './credentialTest';
import { loadOptions } from './lists';
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
			'Mint, check and revoke access tokens and look after sessions of ThoughtSpot analytics',
		defaults: { name: 'ThoughtSpot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'thoughtSpotBasicApi',
				required: true,
				testedBy: 'thoughtSpotBasicApi',
				displayOptions: { show: { authentication: ['basic'] } },
			},
			{
				name: 'thoughtSpotBearerApi',
				required: true,
				testedBy: 'thoughtSpotBearerApi',
				displayOptions: { show: { authentication: ['bearer'] } },
			},
			{
				name: 'thoughtSpotTrustedApi',
				required: true,
				testedBy: 'thoughtSpotTrustedApi',
				displayOptions: { show: { authentication: ['trusted'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Basic Auth',
						value: 'basic',
						description: 'Username and password',
					},
					{
						name: 'Bearer Token',
						value: 'bearer',
						description: 'A token that you already have; it mints no tokens',
					},
					{
						name: 'Trusted Auth',
						value: 'trusted',
						description: 'Username and the secret key of the cluster; mints tokens for any user',
					},
				],
				default: 'basic',
				description: 'How to sign in to ThoughtSpot',
			},
			...describe(thoughtSpot, resources, 'session'),
		],
	};

	methods = {
		credentialTest,
		loadOptions,
		listSearch: listSearchOf(thoughtSpot, resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, thoughtSpot, resources);
	}
}
