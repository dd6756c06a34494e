import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { onDemand } from '../shared/operation/onDemand';
import { credentials, properties, searches } from './ThoughtSpot.screen';

const work = async () => await import('./ThoughtSpot.work');

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
		credentials,
		properties,
	};

	methods = onDemand(this.description, { listSearch: searches }, work);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await work()).run(this);
	}
}
