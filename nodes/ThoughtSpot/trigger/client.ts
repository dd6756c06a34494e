import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { Transport } from '../../shared/http/transport';
import type { Effect } from '../../shared/operation/vocabulary';
import { redactor } from '../../shared/signing/signing';
import { thoughtSpot } from '../api';
import { API_ROOT } from '../authentication';

const LIMITS = { timeoutMs: 30_000, maxWaitMs: 30_000 };

/** The calls of the trigger. */
export interface Client {
	/** Sends a call and gives the body of its answer. */
	send(call: TriggerCall): Promise<unknown>;
	/** Takes the secrets of the trigger's webhooks out of a text. */
	redact(text: string): string;
	/** Origin of the cluster that answered; empty before one has. */
	cluster: string;
}

/** A call below the root of ThoughtSpot's API. */
export interface TriggerCall {
	/** What it is for, for errors. */
	what: string;
	method: 'GET' | 'POST';
	path: string;
	effect: Effect;
	body?: IDataObject;
}

/** A client with the credential that the trigger is set to; `secrets` are those of its webhooks. */
export function connect(context: IHookFunctions, secrets: unknown[]): Client {
	const chosen = context.getNodeParameter('authentication');
	const authentication = thoughtSpot.authentications.find(({ value }) => value === chosen);
	if (!authentication) {
		throw new CallError(
			`'Authentication' is set to '${String(chosen)}', which signs in nowhere`,
			"Choose another one in 'Authentication'.",
		);
	}
	const transport = new Transport(context, thoughtSpot, authentication, LIMITS);
	const redact = redactor(secrets);
	const client: Client = {
		cluster: '',
		// All secrets of this trigger have this form, also those of which only a hash is kept.
		redact: (text) => redact(text).replace(/[\da-f]{64}/gi, '[redacted]'),
		async send({ path, ...call }) {
			const operation = `${call.method} ${path}`;
			const url = API_ROOT + path;
			const outcome = await transport.send({ ...call, url, operation, redact: client.redact });
			if (URL.canParse(outcome.url)) client.cluster = new URL(outcome.url).origin;
			return outcome.body;
		},
	};
	return client;
}
