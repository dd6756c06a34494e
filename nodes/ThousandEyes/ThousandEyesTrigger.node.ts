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
import { choicesOf, listSearchOf, loadOptionsOf } from '../shared/engine/fromList';
import { toNodeError } from '../shared/http/errors';
import { thousandEyes } from './api';
import { credentialTest } from './credentialTest';
import { accountGroup } from './resources/accountGroup';
import { alertRule } from './resources/alertRule';
import { cloudTest } from './resources/cloudTest';
import { triggerFields } from './trigger/form';
import { latest } from './trigger/polling/latest';
import { poll } from './trigger/polling/poll';
import { isRegistered, register, unregister } from './trigger/webhook/activation';
import { webhookSecret } from './trigger/webhook/authenticity';
import { receive, withoutRecorded } from './trigger/webhook/delivery';
import { WEBHOOK_PATH } from './trigger/webhook/registration';

const { searchAlertRules, searchTests } = choicesOf([alertRule, cloudTest]);

export class ThousandEyesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThousandEyes Trigger',
		name: 'thousandEyesTrigger',
		icon: { light: 'file:thousandEyes.svg', dark: 'file:thousandEyes.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["listenBy"] + ": " + $parameter["event"] }}',
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
				path: WEBHOOK_PATH,
				ndvHideUrl: '={{ $parameter["listenBy"] === "polling" }}',
			},
		],
		properties: triggerFields,
	};

	methods = {
		credentialTest: { ...credentialTest, webhookSecret },
		loadOptions: loadOptionsOf(thousandEyes, {
			getAlertRules: searchAlertRules,
			getTests: searchTests,
		}),
		listSearch: listSearchOf(thousandEyes, [accountGroup]),
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				try {
					return await isRegistered(this);
				} catch (error) {
					throw toNodeError(this.getNode(), error, 0);
				}
			},
			async create(this: IHookFunctions): Promise<boolean> {
				try {
					await register(this);
					return true;
				} catch (error) {
					throw toNodeError(this.getNode(), error, 0);
				}
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				try {
					await unregister(this);
					return true;
				} catch (error) {
					throw toNodeError(this.getNode(), error, 0);
				}
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		// N8n asks every node that can poll; one that listens by webhook has nothing to say.
		if (this.getNodeParameter('listenBy') !== 'polling') return null;
		try {
			if (this.getMode() !== 'manual') return await poll(this);
			return [await latest(this, (name, fallback) => this.getNodeParameter(name, fallback))];
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0);
		}
	}

	/** Hands on what the webhook or the poll has brought; without it n8n would poll in place of a test delivery. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const polls = this.getNodeParameter('listenBy', 0) === 'polling';
		const isTest = this.getMode() === 'manual';
		if (!polls && !isTest) return [await withoutRecorded(this)];
		if (!polls || !isTest) return [this.getInputData()];
		try {
			return [await latest(this, (name, fallback) => this.getNodeParameter(name, 0, fallback))];
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0);
		}
	}
}
