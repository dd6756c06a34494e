import { CallError } from '../../shared/http/errors';
import { clean } from '../../shared/reading/clean';
import type { Client } from './client';
import { connector, discard, findMarked, operation } from './objects';
import type { Plan, Registration } from './plan';
import { detach, rulesWith } from './rules';

/** Removes a registration's parts and takes them out of the rules; the error names what is left. */
export async function removeKnown(client: Client, known: Registration): Promise<void> {
	const { operationId, connectorId } = known;
	const left: string[] = [];
	let ruleIds = known.ruleIds ?? [];
	if (!known.ruleIds) {
		await keep(left, 'the alert rules that it was attached to', async () => {
			ruleIds = await rulesWith(client, operationId);
		});
	}
	await removeParts(client, left, ruleIds, [operationId], [connectorId]);
	if (left.length === 0) return;
	return await Promise.reject(withLeftovers(undefined, left));
}

/** Removes by mark what a failed set-up has made, also what it never had an answer for. */
export async function removeMarked(client: Client, plan: Plan): Promise<string[]> {
	const left: string[] = [];
	let operationIds: string[] = [];
	let connectorIds: string[] = [];
	await keep(left, `the webhook operation '${plan.name}', if it was created`, async () => {
		operationIds = await findMarked(client, operation, plan);
	});
	await keep(left, `the connector '${plan.name}', if it was created`, async () => {
		connectorIds = await findMarked(client, connector, plan);
	});
	await removeParts(client, left, plan.ruleIds ?? [], operationIds, connectorIds);
	return left;
}

async function removeParts(
	client: Client,
	left: string[],
	ruleIds: string[],
	operationIds: string[],
	connectorIds: string[],
): Promise<void> {
	for (const id of operationIds) {
		const before = left.length;
		for (const ruleId of ruleIds) {
			const title = `the webhook operation ${id} in alert rule ${ruleId}`;
			await keep(left, title, async () => await detach(client, ruleId, id));
		}
		const title = `the webhook operation ${id}`;
		// A rule must not name what is not there; and by its mark the next activation finds it.
		if (left.length > before) left.push(`${title} (kept because of the rule)`);
		else await keep(left, title, async () => await discard(client, operation, id));
	}
	for (const id of connectorIds) {
		await keep(left, `the connector ${id}`, async () => await discard(client, connector, id));
	}
}

/** Goes on when a step of the cleaning up fails, and keeps what is left for the error. */
async function keep(left: string[], title: string, step: () => Promise<void>): Promise<void> {
	try {
		await step();
	} catch (error) {
		left.push(`${title} (${clean(error instanceof Error ? error.message : String(error))})`);
	}
}

/** The error that names what could not be removed, after the reason for removing it. */
export function withLeftovers(error: unknown, left: string[]): CallError {
	const status = error instanceof CallError ? error.status : 0;
	const cause = error instanceof Error ? `${clean(error.message)}. ` : '';
	return new CallError(
		`${cause}These are left at ThousandEyes: ${left.join('; ')}`,
		'Remove them there by hand (Integrations, Alert Rules), or activate and deactivate the workflow once more.',
		status,
	);
}
