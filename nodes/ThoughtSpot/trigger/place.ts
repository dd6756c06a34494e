import {
	NodeHelpers,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { leftAlone } from './warnings';
import type { Webhook } from './webhooks';

/** Path of the trigger's addresses, behind what n8n puts before it. */
export const PATH = 'liveboard';

/** Begins the description of every webhook that this node registers: how it knows its own. */
export const MARK = 'Registered by the ThoughtSpot Trigger of n8n.';

/** Headers of a delivery; the first is the one that ThoughtSpot's API keys are documented for. */
export const SECRET_HEADER = 'X-API-Key';
export const SIGNATURE_HEADER = 'X-Webhook-Signature';

/** What is remembered of a webhook that was registered: readable to all who can read the workflow. */
export interface Registration extends IDataObject {
	id: string;
	url: string;
	org: string;
	/** Authentication of the node, and origin of the cluster; former versions did not note them. */
	authentication?: string;
	cluster?: string;
	/** SHA-256 of the secret in the header; former versions kept the secret itself. */
	secretHash?: string;
	secret?: string;
	/** A signature can only be checked with its secret. */
	signatureSecret: string;
}

/** Test and production are kept apart, so that neither ever answers for the other. */
export type Kind = 'test' | 'production';

/** Where a trigger is being registered or looked for. */
export interface Place {
	kind: Kind;
	/** The address that n8n listens at. */
	url: string;
	/** The registration that this node made at an address of this n8n. */
	stored?: Registration;
}

/** The address that a lifecycle hook is about, and what is remembered of it. */
export function placeOf(context: IHookFunctions): Place {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const data = context.getWorkflowStaticData('node') as Partial<Record<Kind, Registration>>;
	// n8n takes a test address down without saying so: only the address tells.
	const isTest =
		context.getActivationMode() === 'manual' ||
		data.test?.url === url ||
		(context.getMode() === 'internal' && isSibling(context, url, data.production?.url ?? ''));
	const kind = isTest ? 'test' : 'production';
	const stored = data[kind];
	if (!stored || isHere(context, url, stored.url)) return { kind, url, stored };
	leftAlone(context, stored, url);
	return { kind, url };
}

/** Remembers a registration, or forgets it. */
export function remember(context: IHookFunctions, kind: Kind, registration?: Registration): void {
	const data = context.getWorkflowStaticData('node');
	if (registration) data[kind] = registration;
	else delete data[kind];
	// Former versions kept the keys of deliveries here.
	delete data.received;
}

/** What a delivery has to prove; undefined if nothing is registered. */
export function registrationOf(context: IWebhookFunctions): Registration | undefined {
	const kind: Kind = context.getMode() === 'manual' ? 'test' : 'production';
	return context.getWorkflowStaticData('node')[kind] as Registration | undefined;
}

/** Whether this trigger registered a webhook at this very address, now or earlier. */
export function isOwn({ url, stored }: Place, webhook: Webhook): boolean {
	if (stored && webhook.id === stored.id && webhook.url === stored.url) return true;
	return webhook.url === url && isMarked(webhook);
}

/** Whether this trigger registered a webhook at its other address: test for production and the reverse. */
export function isTwin(context: IHookFunctions, { url }: Place, webhook: Webhook): boolean {
	return isMarked(webhook) && isSibling(context, url, webhook.url);
}

/** Whether two addresses are the test and the production address of this node. */
function isSibling(context: IHookFunctions, url: string, other: string): boolean {
	return url !== other && isHere(context, url, other);
}

/** Whether an address is one of this very node in this very n8n, which listens at `url`. */
function isHere(context: IHookFunctions, url: string, other: string): boolean {
	const workflow = context.getWorkflow().id ?? '';
	const tail = `/${NodeHelpers.getNodeWebhookPath(workflow, context.getNode(), PATH)}`;
	// Before the tail stands "webhook" or "webhook-test", or what n8n is set to; before that, n8n itself.
	const instances = [url, other].map((address) => {
		const endpoint = address.endsWith(tail) ? address.slice(0, -tail.length) : '';
		return URL.canParse(endpoint) ? new URL('.', endpoint).href : undefined;
	});
	return instances[0] !== undefined && instances[0] === instances[1];
}

function isMarked({ description }: Webhook): boolean {
	return typeof description === 'string' && description.startsWith(MARK);
}
