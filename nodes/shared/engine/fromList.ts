import {
	isResourceLocatorValue,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { toNodeError } from '../http/errors';
import { DEFAULT_TIMEOUT_SECONDS } from '../operation/options';
import { fieldsOf } from '../operation/standard';
import type { Api, Choice, Operation, Resource } from '../operation/vocabulary';
import { Choices } from './choices';
import { ApiClient } from './client';
import { inherited } from './names';

/** The most rows that are looked through: five of the largest pages, and few enough to wait for. */
const MOST_ROWS = 5_000;
const LONGEST_WAIT_MS = 5_000;

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** The choices of some resources, by the name of the method that n8n calls. */
export function choicesOf(resources: Resource[]): Record<string, Choice> {
	return Object.assign({}, ...resources.map(({ choices }) => choices ?? {})) as Record<
		string,
		Choice
	>;
}

/** The search methods that the locators of a node name. */
export function listSearchOf(api: Api, resources: Resource[]): Record<string, Search> {
	return Object.fromEntries(
		Object.entries(choicesOf(resources)).map(([name, choice]) => [
			name,
			async function (this: ILoadOptionsFunctions, filter?: string) {
				return await listChoices(this, api, choice, filter);
			},
		]),
	);
}

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The methods that lists without a search name, by the choice that each of them shows. */
export function loadOptionsOf<Name extends string>(
	api: Api,
	choices: Record<Name, Choice>,
): Record<Name, Load> {
	const entries = Object.entries<Choice>(choices).map(([name, choice]): [string, Load] => [
		name,
		async function (this: ILoadOptionsFunctions) {
			const { results } = await listChoices(this, api, choice);
			return results.filter(({ value }) => value !== '');
		},
	]);
	return Object.fromEntries(entries) as Record<Name, Load>;
}

/** Rows of a list operation as choices: those that hold every word of the filter. */
export async function listChoices(
	context: ILoadOptionsFunctions,
	api: Api,
	choice: Choice,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const authentication = String(context.getCurrentNodeParameter('authentication'));
		const client = new ApiClient(context, api, authentication, {
			timeoutMs: DEFAULT_TIMEOUT_SECONDS * 1000,
			maxWaitMs: LONGEST_WAIT_MS,
		});
		const read = (name: string) => currentLocator(context, name);
		const choices = await collected(client, choice, choice.operation, read, filter).catch(
			async (error: unknown) => {
				if (!choice.refused || Object(error).status !== 403) throw error;
				const other = collected(client, choice, choice.refused, read, filter);
				return await other.catch(() => Promise.reject(error));
			},
		);
		const results = choices.matching(filter, choice);
		return { results: choices.isCut ? [...results, cut(choices.seen)] : results };
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Says at the end of a list that it is not whole; nothing is chosen with it. */
const cut = (seen: number): INodePropertyOptions => ({
	name: `Only the first ${seen.toLocaleString('en')} were looked through: choose what is not here by its ID`,
	value: '',
});

async function collected(
	client: ApiClient,
	choice: Choice,
	operation: Operation,
	read: (name: string) => string | undefined,
	filter: string,
): Promise<Choices> {
	const names = fieldsOf(operation).map(({ property }) => property.name);
	const current = Object.fromEntries(names.map((name) => [name, read(name)]));
	const values = { ...inherited(operation, current), ...choice.given?.(read, filter) };
	const choices = new Choices();
	const shape = client.carried(operation).output;
	const most = choice.most ?? MOST_ROWS;
	for await (const rows of client.pages(operation, values, most)) {
		choices.seen += rows.length;
		for (const row of rows.map((one) => shape?.(one, values) ?? one)) {
			choices.add(choice.value(row), choice.name(row), choice.details?.(row) ?? []);
		}
	}
	choices.isCut = choices.seen >= most;
	return choices;
}

/** The ID that a resource locator of the node holds; nothing for an expression, which has no value yet. */
export function currentLocator(context: ILoadOptionsFunctions, name: string): string | undefined {
	const entered = context.getCurrentNodeParameters()?.[name];
	// A name has to be looked up first, which is for the run to do.
	if (isResourceLocatorValue(entered) && entered.mode === 'name') return undefined;
	const value = isResourceLocatorValue(entered) ? entered.value : entered;
	const text = value === undefined || value === null ? '' : String(value).trim();
	return text === '' || text.startsWith('=') ? undefined : text;
}
