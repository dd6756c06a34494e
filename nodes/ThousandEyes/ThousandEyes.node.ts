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
import { thousandEyes, thousandEyesV7 } from './api';
import { credentialTest } from './credentialTest';
import { resources } from './resources';

export class ThousandEyes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThousandEyes',
		name: 'thousandEyes',
		icon: { light: 'file:thousandEyes.svg', dark: 'file:thousandEyes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read alerts, events, tests and agents of Cisco ThousandEyes network monitoring',
		defaults: { name: 'ThousandEyes' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			...credentialsOf(thousandEyesV7),
			// The linter looks for it here: no other node has this one.
			{
				name: 'thousandEyesBasicApi',
				required: true,
				testedBy: 'thousandEyesBasicApi',
				displayOptions: { show: { authentication: ['basic'] } },
			},
		],
		properties: [authenticationField(thousandEyes), ...describe(thousandEyes, resources, 'alert')],
	};

	methods = { credentialTest, listSearch: listSearchOf(thousandEyes, resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, thousandEyes, resources);
	}
}
