import type { IHookFunctions } from 'n8n-workflow';
import { ApiClient } from '../../shared/engine/client';
import { CallError } from '../../shared/http/errors';
import { redactor } from '../../shared/signing/signing';
import { thoughtSpot } from '../api';

/** The only event that webhooks of ThoughtSpot can be for. */
export const EVENT = 'LIVEBOARD_SCHEDULE';

const LIMITS = { timeoutMs: 30_000, maxWaitMs: 30_000 };

/** Asks operations with the credential that the trigger is set to. */
export class TriggerClient extends ApiClient {
	/** Takes the secrets of the trigger's webhooks out of a text. */
	readonly redact: (text: string) => string;

	/** `secrets` are those of the trigger's webhooks. */
	constructor(context: IHookFunctions, secrets: unknown[]) {
		const chosen = context.getNodeParameter('authentication');
		const authentication = thoughtSpot.authentications.find(({ value }) => value === chosen);
		if (!authentication) throw signsInNowhere(chosen);
		const known = redactor(secrets);
		// All secrets of this trigger have this form, also those of which only a hash is kept.
		const redact = (text: string) => known(text).replace(/[\da-f]{64}/gi, '[redacted]');
		super(context, thoughtSpot, authentication.value, { ...LIMITS, redact });
		this.redact = redact;
	}

	/** Origin of the cluster that answered; empty before one has. */
	get cluster(): string {
		return this.address?.origin ?? '';
	}
}

const signsInNowhere = (chosen: unknown) =>
	new CallError(
		`'Authentication' is set to '${String(chosen)}', which signs in nowhere`,
		"Choose another one in 'Authentication'.",
	);
