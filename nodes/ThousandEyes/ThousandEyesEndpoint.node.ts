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
import { thousandEyesV7 } from './api';
import { credentialTest } from './credentialTest';
import { accountGroup } from './resources/accountGroup';
import { endpointResources } from './resources/endpoint';

/** Account groups are only chosen here, and offered by the ThousandEyes node. */
const known = [...endpointResources, { ...accountGroup, operations: {} }];

export class ThousandEyesEndpoint implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThousandEyes Endpoint',
		name: 'thousandEyesEndpoint',
		icon: { light: 'file:thousandEyes.svg', dark: 'file:thousandEyes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with endpoint agents of Cisco ThousandEyes, their labels, tests and results',
		defaults: { name: 'ThousandEyes Endpoint' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(thousandEyesV7),
		properties: [
			authenticationField(thousandEyesV7),
			...describe(thousandEyesV7, endpointResources, 'endpointAgent'),
		],
	};

	methods = { credentialTest, listSearch: listSearchOf(thousandEyesV7, known) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, thousandEyesV7, known);
	}
}
