import { createHash } from 'crypto';
import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import { InputProblem } from '../../shared/operation/vocabulary';
import { isOwn, type Remembered } from '../../shared/webhook/ownership';

/** The address that n8n serves while the workflow is active, or while the editor listens. */
export type Kind = 'production' | 'test';

/** Path of the trigger's addresses, behind what n8n puts before it. */
export const WEBHOOK_PATH = 'thousandeyes';

/** What was set up at ThousandEyes for one address; kept in the node's static data. */
export interface Registration extends Remembered {
	/** SHA-256 of the secret that deliveries show: whoever can read a workflow can read this. */
	secretHash?: string;
	/** The secret itself, where an earlier version of this node has set it up. */
	secret?: string;
	connectorId: string;
	operationId: string;
	/** Host of the API that it was set up with. */
	apiHost?: string;
	/** Alert rules that were attached; absent where the user attaches them. */
	ruleIds?: string[];
}

export type Registrations = Partial<Record<Kind, Registration>>;

/** What is to be set up for an address. */
export interface Plan {
	kind: Kind;
	target: string;
	/** Name of the connector and of the operation; it ends in a mark of the address. */
	name: string;
	mark: string;
	/** Ends the texts of the payload; of this address alone, so that no text holds it by chance. */
	textEnd: string;
	ruleIds?: string[];
}

const LONGEST_WORKFLOW_NAME = 60;

/** Plans the set-up for the address that n8n asks about. */
export function planOf(context: IHookFunctions): Plan {
	const target = addressOf(context);
	const kind: Kind = context.getActivationMode() === 'manual' ? 'test' : 'production';
	// The address tells apart test and production, workflows, their copies, and instances of n8n.
	const digest = createHash('sha256').update(target).digest('hex');
	const mark = `[${digest.slice(0, 12)}]`;
	const textEnd = `~${digest.slice(-8)}`;
	const workflow = (context.getWorkflow().name ?? '').slice(0, LONGEST_WORKFLOW_NAME).trim();
	const name = ['n8n', kind === 'test' ? 'test' : '', workflow, mark].filter(Boolean).join(' ');
	return { kind, target, mark, textEnd, name, ruleIds: ruleIdsOf(context) };
}

/** The registrations in the node's static data, by kind. */
export function registrationsOf(context: {
	getWorkflowStaticData(type: string): object;
}): Registrations {
	return context.getWorkflowStaticData('node');
}

/**
 * The registration of this very node. Another one that its static data holds, as those of copies and
 * of cloned instances do, is left alone: n8n's log names it.
 */
export function ownRegistration(
	context: IHookFunctions | IPollFunctions,
	kind: Kind,
): Registration | undefined {
	const known = registrationsOf(context)[kind];
	if (!known || isOwn(context, known, WEBHOOK_PATH)) return known;
	const { target, connectorId, operationId, ruleIds = [] } = known;
	const rules = ruleIds.length > 0 ? `, in the alert rules ${ruleIds.join(', ')}` : '';
	context.logger.warn(
		`ThousandEyes Trigger: the webhook to ${target} was left alone, because another workflow or another n8n may use it: this node has another address, or its workflow is a copy. If nothing uses it, remove it at ThousandEyes: the connector ${connectorId} and the webhook operation ${operationId}${rules}`,
	);
	return undefined;
}

/** The address that ThousandEyes is to call. */
export function addressOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

function ruleIdsOf(context: IHookFunctions): string[] | undefined {
	if (context.getNodeParameter('attachTo', 'rules') === 'none') return undefined;
	const chosen = [context.getNodeParameter('ruleIds', [])].flat().map(String);
	const wrong = chosen.find((id) => plainId(id));
	if (wrong !== undefined) throw new InputProblem('Alert Rules', `has no rule '${wrong}'`);
	if (chosen.length > 0) return [...new Set(chosen)];
	throw new InputProblem(
		'Alert Rules',
		'is empty',
		"Choose the rules whose alerts start this workflow, or set 'Attach To' to 'Nothing'.",
	);
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Refuses an address that only this machine knows, unless the service runs on this machine as well. */
export function checkReachable(target: string, serviceHost = ''): void {
	if (!LOOPBACK.test(new URL(target).hostname) || LOOPBACK.test(serviceHost)) return;
	throw new InputProblem(
		'Listen By',
		`cannot be Webhook here: ThousandEyes cannot reach ${target}`,
		"Set n8n's WEBHOOK_URL to its public address, or choose Polling.",
	);
}
