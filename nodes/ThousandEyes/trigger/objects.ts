import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import { backOff } from '../../shared/http/retry';
import { waitUntil } from '../../shared/time/clock';
import { isPassing, type Client } from './client';
import type { Plan } from './plan';
import { CONTENT_TYPE, payloadOf, SECRET_HEADER } from './template';

/** A kind of object that a webhook is made of. */
export interface Part {
	title: string;
	path: string;
	body: (plan: Plan, secret: string) => IDataObject;
}

export const connector: Part = {
	title: 'connector',
	path: '/v7/connectors/generic',
	body: ({ name, target }, secret) => ({
		type: 'generic',
		name,
		target,
		headers: [{ name: SECRET_HEADER, value: secret }],
	}),
};

export const operation: Part = {
	title: 'webhook operation',
	path: '/v7/operations/webhooks',
	body: ({ name, textEnd }) => ({
		name,
		type: 'webhook',
		category: 'alerts',
		status: 'pending',
		enabled: true,
		payload: payloadOf(textEnd),
		headers: [{ name: 'Content-Type', value: CONTENT_TYPE }],
	}),
};

/** Where an operation's connectors are. */
export const joinPath = (id: string) => `${operation.path}/${encodeURIComponent(id)}/connectors`;

export const pathOf = ({ path }: Part, id: string) => `${path}/${encodeURIComponent(id)}`;

const MOST_ATTEMPTS = 4;

/** The ids of the parts that carry the mark of a plan. */
export async function findMarked(client: Client, part: Part, { mark }: Plan): Promise<string[]> {
	const rows = await client.list(`List ${part.title}s`, part.path, 'items');
	return rows.filter(({ name }) => String(name).endsWith(mark)).map(({ id }) => String(id));
}

/** Makes sure that a part is there once, as planned; says whether it was there before. */
export async function ensure(
	client: Client,
	part: Part,
	plan: Plan,
	secret: string,
): Promise<{ id: string; found: boolean }> {
	const body = part.body(plan, secret);
	let found: boolean | undefined;
	for (let attempt = 1; ; attempt++) {
		try {
			// Looked for each time: a create whose answer was lost may have gone well.
			const [id, ...doubles] = await findMarked(client, part, plan);
			found ??= id !== undefined;
			for (const double of doubles) await discard(client, part, double);
			if (id !== undefined) {
				await client.replace(`Update the ${part.title}`, pathOf(part, id), body, [secret]);
				return { id, found };
			}
			const created = await client.create(`Create a ${part.title}`, part.path, body, [secret]);
			if (typeof created.id === 'string') return { id: created.id, found };
			if (attempt >= MOST_ATTEMPTS) {
				return await Promise.reject(
					new CallError(`Create a ${part.title}: the answer holds no ID`, 'Try again.'),
				);
			}
		} catch (error) {
			if (!isPassing(error) || attempt >= MOST_ATTEMPTS) return await Promise.reject(error);
		}
		await waitUntil(Date.now() + backOff(attempt));
	}
}

/** Removes a part; that it is gone already is as good. */
export async function discard(client: Client, part: Part, id: string): Promise<void> {
	await client.remove(`Remove the ${part.title}`, pathOf(part, id));
}
