import { createHash } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { plainId } from '../../shared/checks';
import { InputProblem } from '../../shared/operation';

/** The address that n8n serves while the workflow is active, or while the editor listens. */
export type Kind = 'production' | 'test';

/** What was set up at ThousandEyes for one address; kept in the node's static data. */
export interface Registration {
	target: string;
	secret: string;
	connectorId: string;
	operationId: string;
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
	ruleIds?: string[];
}

const LONGEST_WORKFLOW_NAME = 60;

/** Plans the set-up for the address that n8n asks about. */
export function planOf(context: IHookFunctions): Plan {
	const target = addressOf(context);
	const kind: Kind = context.getActivationMode() === 'manual' ? 'test' : 'production';
	// The address tells apart test and production, workflows, their copies, and instances of n8n.
	const mark = `[${createHash('sha256').update(target).digest('hex').slice(0, 12)}]`;
	const workflow = (context.getWorkflow().name ?? '').slice(0, LONGEST_WORKFLOW_NAME).trim();
	const name = ['n8n', kind === 'test' ? 'test' : '', workflow, mark].filter(Boolean).join(' ');
	return { kind, target, mark, name, ruleIds: ruleIdsOf(context) };
}

/** The registrations in the node's static data, by kind. */
export function registrationsOf(context: {
	getWorkflowStaticData(type: string): object;
}): Registrations {
	return context.getWorkflowStaticData('node');
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
