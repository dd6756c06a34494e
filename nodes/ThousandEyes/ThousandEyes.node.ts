import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { onDemand } from '../shared/operation/onDemand';
import { properties, searches } from './ThousandEyes.screen';

const work = async () => await import('./ThousandEyes.work');

export class ThousandEyes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThousandEyes',
		name: 'thousandEyes',
		icon: { light: 'file:thousandEyes.svg', dark: 'file:thousandEyes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Work with tests, their results, alerts, agents and users of Cisco ThousandEyes network monitoring',
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
				name: 'thousandEyesUserOAuth2Api',
				required: true,
				testedBy: 'thousandEyesUserOAuth2Api',
				displayOptions: { show: { authentication: ['oAuth2User'] } },
			},
			{
				name: 'thousandEyesBasicApi',
				required: true,
				testedBy: 'thousandEyesBasicApi',
				displayOptions: { show: { authentication: ['basic'] } },
			},
		],
		properties,
	};

	methods = onDemand(this.description, { listSearch: searches }, work);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await work()).run(this);
	}
}
