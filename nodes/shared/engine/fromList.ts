import {
	isResourceLocatorValue,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { toNodeError } from '../http/errors';
import { Transport } from '../http/transport';
import { carriedBy } from '../operation/authentications';
import { DEFAULT_TIMEOUT_SECONDS } from '../operation/options';
import type { Api, Operation, Values } from '../operation/vocabulary';
import { Choices } from './choices';
import { pages } from './pages';
import { buildCall } from './request';

/** What a "From list" choice shows: the rows of a list operation. */
export interface Listing {
	operation: Operation;
	/** Fields of the list operation, taken from the node's other fields or fixed. */
	values?: (context: ILoadOptionsFunctions) => Values;
	/** The ID; a row without one is no choice. */
	value: (row: IDataObject) => unknown;
	/** What is shown, one part after the other; without any the ID is. */
	name: (row: IDataObject) => unknown[];
	/** What is shown behind it in parentheses. */
	details?: (row: IDataObject) => unknown[];
	/** The most rows asked for; a search narrows these. */
	most?: number;
}

const MOST_ROWS = 1000;
const LONGEST_WAIT_MS = 5_000;

/** Rows of a list operation as choices, those that hold every word of the filter, sorted by name. */
export async function listChoices(
	context: ILoadOptionsFunctions,
	api: Api,
	listing: Listing,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const authentication = context.getCurrentNodeParameter('authentication') as string;
		const operation = carriedBy(api, listing.operation, authentication);
		const values = listing.values?.(context) ?? {};
		const call = buildCall(api, operation, operation.path, values);
		const transport = new Transport(context, api, operation.authentication, {
			timeoutMs: DEFAULT_TIMEOUT_SECONDS * 1000,
			maxWaitMs: LONGEST_WAIT_MS,
		});
		const list = operation.list ?? {};
		const shape = operation.output ?? ((row: IDataObject) => row);
		const choices = new Choices();
		const send = transport.send.bind(transport);
		const keep = (row: IDataObject) => operation.keep?.(row, values) ?? true;
		const wish = { limit: listing.most ?? MOST_ROWS, keep };
		for await (const rows of pages(send, call, list, api.pagination, wish)) {
			for (const row of rows.map(shape)) {
				choices.add(listing.value(row), listing.name(row), listing.details?.(row) ?? []);
			}
		}
		return { results: choices.matching(filter) };
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** The ID that a resource locator of the node holds; nothing for an expression, which has no value yet. */
export function currentLocator(context: ILoadOptionsFunctions, name: string): string | undefined {
	const entered = context.getCurrentNodeParameters()?.[name];
	const value = isResourceLocatorValue(entered) ? entered.value : entered;
	const text = value === undefined || value === null ? '' : String(value).trim();
	return text === '' || text.startsWith('=') ? undefined : text;
}
