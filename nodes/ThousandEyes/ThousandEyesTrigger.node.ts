import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { onDemand } from '../shared/operation/onDemand';
import { path, properties } from './ThousandEyesTrigger.screen';

const work = async () => await import('./ThousandEyesTrigger.work');

export class ThousandEyesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThousandEyes Trigger',
		name: 'thousandEyesTrigger',
		icon: { light: 'file:thousandEyes.svg', dark: 'file:thousandEyes.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ { webhook: "Webhook", polling: "Polling" }[$parameter["listenBy"]] + ": " + { cleared: "cleared", triggered: "triggered", both: "triggered and cleared" }[$parameter["event"]] }}',
		description: 'Starts the workflow when Cisco ThousandEyes raises or clears an alert',
		defaults: { name: 'ThousandEyes Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
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
				name: 'thousandEyesWebhookApi',
				required: true,
				testedBy: 'webhookSecret',
				displayOptions: { show: { authentication: ['existing'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				// A webhook without a method is none: while polling, n8n must neither serve nor await one.
				httpMethod: '={{ $parameter["listenBy"] === "polling" ? "" : "POST" }}',
				responseMode: 'onReceived',
				responseData: 'noData',
				path,
				ndvHideUrl: '={{ $parameter["listenBy"] === "polling" }}',
			},
		],
		properties,
	};

	methods = onDemand(
		this.description,
		{
			loadOptions: ['getAccountGroups', 'getAlertRules', 'getTests'],
			listSearch: ['searchAccountGroups'],
		},
		work,
	);

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

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await (await work()).poll(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await work()).handOn(this);
	}
}
