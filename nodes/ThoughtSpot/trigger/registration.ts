import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { addressOf, isHere, registrationsOf, type Kind } from '../../shared/webhook/registration';
import type { KeptSecret } from '../../shared/webhook/verify';

/** Path of the trigger's addresses, behind what n8n puts before it. */
export const PATH = 'liveboard';

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
	// Static data is copied along with a workflow, so that it may name the webhook of another one.
	context.logger.warn(
		`ThoughtSpot Trigger: the webhook ${stored.id} to ${stored.url} belongs to another workflow or another n8n than the one at ${url}, and is left alone. If that is a former address of this workflow, remove it in ThoughtSpot.`,
	);
	return { kind, url };
}

/** Whether two addresses are the test and the production address of this node. */
export function isSibling(context: IHookFunctions, url: string, other: string): boolean {
	return url !== other && isHere(context, url, other, PATH);
}
