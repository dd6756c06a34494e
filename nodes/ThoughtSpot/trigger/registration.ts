import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { addressOf, isHere, registrationsOf, type Kind } from '../../shared/webhook/registration';
import type { KeptSecret } from '../../shared/webhook/verify';
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
export interface Registration extends IDataObject, KeptSecret {
	id: string;
	url: string;
	org: string;
	/** Authentication of the node, and origin of the cluster; former versions did not note them. */
	authentication?: string;
	cluster?: string;
	/** A signature can only be checked with its secret. */
	signatureSecret: string;
}

/** Where a trigger is being registered or looked for. */
export interface Endpoint {
	kind: Kind;
	/** The address that n8n listens at. */
	url: string;
	/** The registration that this node made at an address of this n8n. */
	stored?: Registration;
}

/** The address that a lifecycle hook is about, and what is remembered of it. */
export function endpointOf(context: IHookFunctions): Endpoint {
	const url = addressOf(context);
	const data = registrationsOf<Registration>(context);
	// n8n takes a test address down without saying so: only the address tells.
	const isTest =
		context.getActivationMode() === 'manual' ||
		data.test?.url === url ||
		(context.getMode() === 'internal' && isSibling(context, url, data.production?.url ?? ''));
	const kind = isTest ? 'test' : 'production';
	const stored = data[kind];
	if (!stored || isHere(context, url, stored.url, PATH)) return { kind, url, stored };
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

/** Whether this trigger registered a webhook at this very address, now or earlier. */
export function isOwn({ url, stored }: Endpoint, webhook: Webhook): boolean {
	if (stored && webhook.id === stored.id && webhook.url === stored.url) return true;
	return webhook.url === url && isMarked(webhook);
}

/** Whether this trigger registered a webhook at its other address: test for production and the reverse. */
export function isOfSibling(context: IHookFunctions, { url }: Endpoint, webhook: Webhook): boolean {
	return isMarked(webhook) && isSibling(context, url, webhook.url);
}

/** Whether two addresses are the test and the production address of this node. */
function isSibling(context: IHookFunctions, url: string, other: string): boolean {
	return url !== other && isHere(context, url, other, PATH);
}

function isMarked({ description }: Webhook): boolean {
	return typeof description === 'string' && description.startsWith(MARK);
}
