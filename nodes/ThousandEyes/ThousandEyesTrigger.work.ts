import type {
	IExecuteFunctions,
	IHookFunctions,
	INode,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';
import { choicesOf, listSearchOf, loadOptionsOf } from '../shared/engine/fromList';
import { toNodeError } from '../shared/http/errors';
import type { Methods } from '../shared/operation/onDemand';
import { thousandEyes } from './api';
import { credentialTest } from './credentialTest';
import { accountGroup } from './resources/accountGroup';
import { alertRule } from './resources/alertRule';
import { cloudTest } from './resources/cloudTest';
import { latest } from './trigger/polling/latest';
import * as polling from './trigger/polling/poll';
import * as activation from './trigger/webhook/activation';
import { webhookSecret } from './trigger/webhook/authenticity';
import { withoutRecorded } from './trigger/webhook/delivery';

export { receive } from './trigger/webhook/delivery';

const { searchAccountGroups, searchAlertRules, searchTests } = choicesOf([
	accountGroup,
	alertRule,
	cloudTest,
]);

export const methods: Methods = {
	credentialTest: { ...credentialTest, webhookSecret },
	loadOptions: loadOptionsOf(thousandEyes, {
		getAccountGroups: searchAccountGroups,
		getAlertRules: searchAlertRules,
		getTests: searchTests,
	}),
	listSearch: listSearchOf(thousandEyes, [accountGroup]),
};

/** Whether the webhook of this node is at ThousandEyes. */
export const isRegistered = told(activation.isRegistered);
/** Makes the webhook. */
export const register = told(activation.register);
/** Takes it away. */
export const unregister = told(activation.unregister);

/** What is new since the last poll, or by hand the latest that there is; nothing while listening by webhook. */
export const poll = told(async (context: IPollFunctions) => {
	// N8n asks every node that can poll; one that listens by webhook has nothing to say.
	if (context.getNodeParameter('listenBy') !== 'polling') return null;
	if (context.getMode() !== 'manual') return await polling.poll(context);
	return [await latest(context, (name, fallback) => context.getNodeParameter(name, fallback))];
});

/** Hands on what the webhook or the poll has brought; without it n8n would poll in place of a test delivery. */
export const handOn = told(async (context: IExecuteFunctions): Promise<INodeExecutionData[][]> => {
	const polls = context.getNodeParameter('listenBy', 0) === 'polling';
	const isTest = context.getMode() === 'manual';
	if (!polls && !isTest) return [await withoutRecorded(context)];
	if (!polls || !isTest) return [context.getInputData()];
	return [await latest(context, (name, fallback) => context.getNodeParameter(name, 0, fallback))];
});

/** The same, failing with an error of n8n that names the node. */
function told<Context extends IHookFunctions | IPollFunctions | IExecuteFunctions, Result>(
	work: (context: Context) => Promise<Result>,
) {
	return async (context: Context): Promise<Result> => {
		try {
			return await work(context);
		} catch (error) {
			throw toNodeError(context.getNode() as INode, error, 0);
		}
	};
}
