import {
	NodeHelpers,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { Webhook } from './webhooks';

/** Path of the trigger's addresses, behind what n8n puts before it. */
export const PATH = 'liveboard';

/** Begins the description of every webhook that this node registers: how it knows its own. */
export const MARK = 'Registered by the ThoughtSpot Trigger of n8n.';

/** Headers of a delivery; the first is the one that ThoughtSpot's API keys are documented for. */
export const SECRET_HEADER = 'X-API-Key';
export const SIGNATURE_HEADER = 'X-Webhook-Signature';

/** What is remembered of a webhook that was registered. */
export interface Registration extends IDataObject {
	id: string;
	url: string;
	org: string;
	secret: string;
	signatureSecret: string;
}

/** Test and production are kept apart, so that neither ever answers for the other. */
export type Kind = 'test' | 'production';

/** Where a trigger is being registered or looked for. */
export interface Place {
	kind: Kind;
	/** The address that n8n listens at. */
	url: string;
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
	return { kind, url, stored: data[kind] };
}

/** Remembers a registration, or forgets it. */
export function remember(context: IHookFunctions, kind: Kind, registration?: Registration): void {
	const data = context.getWorkflowStaticData('node');
	if (registration) data[kind] = registration;
	else delete data[kind];
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
	if (url === other || !URL.canParse(url) || !URL.canParse(other)) return false;
	const workflow = context.getWorkflow().id ?? '';
	const tail = `/${NodeHelpers.getNodeWebhookPath(workflow, context.getNode(), PATH)}`;
	return new URL(url).origin === new URL(other).origin && other.endsWith(tail);
}

function isMarked({ description }: Webhook): boolean {
	return typeof description === 'string' && description.startsWith(MARK);
}
