import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { carries } from '../../nodes/shared/operation/authentications';
import { credentialTypes } from '../support/fixtures';
import { runWorkflow } from '../support/workflow';
import { ODD } from './odd';
import type { Place } from './odd-places';
import { account } from './setup';

/** What became of one odd value. */
export interface Told {
	source: string;
	odd: unknown;
	error?: string;
}

const input = [...ODD.keys()].map((odd) => ({ odd }));

/** An expression that gives another odd value for each item. */
export const expression = `={{ [${ODD.map(([source]) => source).join(', ')}][$json.odd] }}`;

/** Runs an operation for all odd values, with an account that can carry it and has a session. */
export async function runAll(
	{ entry, offering }: Place,
	parameters: IDataObject,
	url: string,
): Promise<Told[]> {
	const { service, api, operation, resource, key } = entry;
	const able = api.authentications
		.filter((one) => carries(operation, one))
		.map(({ value }) => value);
	const first = ['trusted', 'bearer', 'basic', 'oAuth2'].find((one) => able.includes(one));
	const session = { sessionToken: 'an-open-session' };
	const { store, references } = account(url, service, first, session);
	const options = { ...(parameters.options as IDataObject), maxConcurrency: 1 };
	const { items } = await runWorkflow({
		node: {
			type: offering.node as NonNullable<typeof offering.node>,
			credentials: references,
			onError: 'continueRegularOutput',
			parameters: {
				authentication: first,
				resource,
				operation: key,
				...(operation.list && { returnAll: true }),
				...parameters,
				options,
			} as INodeParameters,
		},
		input,
		credentials: store,
		credentialTypes,
	});
	return ODD.map(([source, odd], index) => {
		const own = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		return { source, odd, error: own?.json.error as string | undefined };
	});
}

/** What the credential and the pages add to every request. */
const ADDED = ['username', 'password', 'secret_key', 'record_offset', 'record_size', 'max'];

/** A request as text: without what is added, and with the present moment as a word. */
export function plain(path: string, query: object, body: unknown): string {
	const named = (values: object) =>
		Object.entries(values).filter(([name, value]) => !ADDED.includes(name) && value !== undefined);
	const inputs = Array.isArray(body) ? body : Object.fromEntries(named(Object(body) as object));
	const words = new URLSearchParams(named(query).sort()).toString();
	const text = JSON.stringify([path, words, sorted(inputs)]);
	const isNow = (date: string) => Math.abs(Date.parse(date) - Date.now()) < 60_000;
	return text.replace(/20\d\d-\d\d-\d\dT[\d:.%A]+Z/g, (date) =>
		isNow(decodeURIComponent(date)) ? 'now' : date,
	);
}

/** A value with the names in it in one order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, one]) => [name, sorted(one)] as const);
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
