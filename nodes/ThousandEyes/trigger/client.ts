import type { IDataObject, Logger } from 'n8n-workflow';
import { ApiClient } from '../../shared/engine/client';
import type { Context } from '../../shared/http/call';
import { isGone } from '../../shared/http/failures';
import { numericId } from '../../shared/operation/checks';
import { InputProblem, type Operation, type Values } from '../../shared/operation/vocabulary';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { thousandEyes } from '../api';

/** Reads a parameter of the trigger; the contexts of n8n differ in how. */
export type Read = (name: string, fallback?: unknown) => unknown;

const LIMITS = { timeoutMs: 30_000, maxWaitMs: 120_000 };

/** Asks operations as the trigger is set to. */
export class TriggerClient extends ApiClient {
	/** The account group that the node works in; absent for that of the credential. */
	readonly aid?: string;
	readonly credentialId: string;
	readonly logger: Logger;
	/** Asks at once or not at all: for writing what must not have got old while the call waited. */
	readonly atOnce: ApiClient;

	constructor(context: Context, read: Read) {
		const chosen = String(read('authentication', 'bearer'));
		if (chosen === USE_EXISTING) throw noApi();
		super(context, thousandEyes, chosen, LIMITS);
		this.atOnce = new ApiClient(context, thousandEyes, chosen, { ...LIMITS, maxWaitMs: 0 });
		this.credentialId = context.getNode().credentials?.[this.authentication.credential]?.id ?? '';
		this.logger = context.logger;
		this.aid = accountGroupOf(read) || undefined;
	}

	/** Where the API is: scheme, host and port that answered; empty until one has. */
	get origin(): string {
		return this.address?.origin ?? '';
	}

	/** Tells secrets apart within this process; empty until a call went well. */
	get secretMark(): string {
		const { owner, fingerprint } = this.answered?.signature ?? {};
		return owner ?? fingerprint ?? '';
	}

	/** The one object of an answer, or undefined where the service has none. */
	async find(operation: Operation, values: Values): Promise<IDataObject | undefined> {
		try {
			const [found] = await this.ask(operation, values);
			// An unknown alert rule is documented to be answered with nothing.
			return found && Object.keys(found).length > 0 ? found : undefined;
		} catch (error) {
			if (isGone(error)) return undefined;
			return await Promise.reject(error);
		}
	}
}

/** The account group that is chosen, as text; empty for that of the credential. */
function accountGroupOf(read: Read): string {
	const chosen = read('aid', '');
	const id = typeof chosen === 'object' ? (chosen as IDataObject | null)?.value : chosen;
	const aid = String(id ?? '').trim();
	const problem = aid === '' ? undefined : numericId(aid);
	if (problem) throw new InputProblem('Account Group', problem);
	return aid;
}

const noApi = () =>
	new InputProblem(
		'Listen By',
		'cannot be Polling with the secret of an existing webhook',
		'Choose Webhook, or a credential of the API: ThousandEyes Bearer Token API, ThousandEyes OAuth2 API or ThousandEyes User OAuth2 API.',
	);
