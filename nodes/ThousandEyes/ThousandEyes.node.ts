import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../shared/engine/execute';
import { listSearchOf } from '../shared/engine/fromList';
import { authenticationField } from '../shared/operation/authentications';
import { describe } from '../shared/operation/description';
import { thousandEyes } from './api';
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
		// As text: the linter looks here for the tests of the credentials.
		credentials: [
			{
				name: 'thousandEyesBearerApi',
				required: true,
				testedBy: 'thousandEyesBearerApi',
				displayOptions: { show: { authentication: ['bearer'] } },
			},
			{
				name: 'thousandEyesOAuth2Api',
				required: true,
				testedBy: 'thousandEyesOAuth2Api',
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
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
