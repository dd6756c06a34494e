import { CallError } from '../../shared/http/errors';

/** How a cluster says that a part of its API is switched off. */
const SWITCHED_OFF = /\b(is|are) (disabled|not (enabled|available|supported))\b|\b10023\b/i;

/** The error of a call for webhooks; where the cluster has none, it says so, instead of looking for an ID. */
export function unlessAbsent(error: unknown): unknown {
	if (!(error instanceof CallError)) return error;
	const { message, description, status } = error;
	const isOff = [400, 403, 501].includes(status) && SWITCHED_OFF.test(`${message} ${description}`);
	if (!isOff && ![404, 405, 501].includes(status)) return error;
	return new CallError(
		`This cluster offers no webhooks for scheduled Liveboards, or they are switched off. ${message}`,
		"They need ThoughtSpot Cloud 10.14 or later, where ThoughtSpot Support turns them on (beta). Without them, choose 'Use Existing Webhook' as authentication, and let a webhook for KPI alerts, made in ThoughtSpot, call this workflow.",
		status,
	);
}
