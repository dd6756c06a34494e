import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { onDemand } from '../shared/operation/onDemand';
import { credentials, properties, searches } from './ThousandEyesEndpoint.screen';

const work = async () => await import('./ThousandEyesEndpoint.work');

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
		credentials,
		properties,
	};

	methods = onDemand(this.description, { listSearch: searches }, work);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await work()).run(this);
	}
}
