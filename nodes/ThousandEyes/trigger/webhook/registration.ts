import { createHash } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { plainId } from '../../../shared/operation/checks';
import { InputProblem } from '../../../shared/operation/vocabulary';
import { addressOf, type Kind, type Registered } from '../../../shared/webhook/registration';
import { newSecret, type KeptSecret } from '../../../shared/webhook/verify';
import { payloadOf } from './payload';

/** Path of the trigger's addresses, behind what n8n puts before it. */
export const WEBHOOK_PATH = 'thousandeyes';

/**
 * What was set up at ThousandEyes for one address; kept in the node's static data, which whoever can
 * read a workflow can read.
 */
export interface Registration
	extends Registered,
		KeptSecret,
		Pick<Made, 'connectorId' | 'operationId'> {
	/** Host of the API that it was set up with. */
	apiHost?: string;
	/** Alert rules that were attached; absent where the user attaches them. */
	ruleIds?: string[];
}

/** What was made at ThousandEyes. */
export interface Made {
	connectorId: string;
	operationId: string;
	/** The operation was there before, left by an n8n that was killed. */
	found: boolean;
}

/** What is to be set up for an address. */
export interface Wanted {
	kind: Kind;
	target: string;
	/** Name of the connector and of the operation; it ends in a mark of the address. */
	name: string;
	mark: string;
	/** What is to be sent of an alert. */
	payload: string;
	/** What deliveries are to show. */
	secret: string;
	ruleIds?: string[];
}

const LONGEST_WORKFLOW_NAME = 60;

/** What is to be set up for the address that n8n asks about. */
export function wantedOf(context: IHookFunctions): Wanted {
	const target = addressOf(context);
	const kind: Kind = context.getActivationMode() === 'manual' ? 'test' : 'production';
	// The address tells apart test and production, workflows, their copies, and instances of n8n.
	const digest = createHash('sha256').update(target).digest('hex');
	const mark = `[${digest.slice(0, 12)}]`;
	// Of this address alone, so that no text of an alert holds it by chance.
	const textEnd = `~${digest.slice(-8)}`;
	const workflow = (context.getWorkflow().name ?? '').slice(0, LONGEST_WORKFLOW_NAME).trim();
	const name = ['n8n', kind === 'test' ? 'test' : '', workflow, mark].filter(Boolean).join(' ');
	const ruleIds = ruleIdsOf(context);
	return { kind, target, mark, name, secret: newSecret(), ruleIds, payload: payloadOf(textEnd) };
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
