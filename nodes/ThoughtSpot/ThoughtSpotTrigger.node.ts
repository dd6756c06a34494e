import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { onDemand } from '../shared/operation/onDemand';
import { properties } from './ThoughtSpotTrigger.screen';

const work = async () => await import('./ThoughtSpotTrigger.work');

export class ThoughtSpotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThoughtSpot Trigger',
		name: 'thoughtSpotTrigger',
		icon: { light: 'file:thoughtSpot.svg', dark: 'file:thoughtSpot.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'Scheduled Liveboard',
		description: 'Starts the workflow when ThoughtSpot delivers a scheduled Liveboard',
		defaults: { name: 'ThoughtSpot Trigger' },
		inputs: [],
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
			{
				name: 'thoughtSpotWebhookApi',
				required: true,
				testedBy: 'webhookSecret',
				displayOptions: { show: { authentication: ['existing'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				// N8n answers when it has put the execution on record, with what the trigger gives as answer.
				responseMode: 'onReceived',
				responseData: '',
				path: 'liveboard',
			},
		],
		properties,
	};

	methods = onDemand(this.description, {}, work);

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await (await work()).isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await (await work()).register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await (await work()).unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await (await work()).receive(this);
	}

	/** Hands on what the webhook has brought, unless an earlier execution had it. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await (await work()).withoutRecorded(this)];
	}
}
