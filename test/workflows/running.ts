import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { createBench, Wish } from '../support/fixtures';
import { templateOf } from './templates';

type Bench = ReturnType<typeof createBench>;

/** The parameters of a node, where what other nodes gave comes with the item itself. */
function parametersOf(title: string, name: string): INodeParameters {
	const found = templateOf(title).nodes.find((node) => node.name === name);
	const text = JSON.stringify(found?.parameters);
	const others = /\$\('[^']+'\)\.(first\(\)|item|all\(\)\[\$itemIndex\])\.json/g;
	return JSON.parse(text.replace(others, '$json')) as INodeParameters;
}

/** Runs single nodes of one template against the sandbox of a bench, as the template has them. */
export const nodesOf =
	(bench: Bench, title: string, wish: Wish = {}) =>
	async (name: string, ...input: IDataObject[]): Promise<INodeExecutionData[]> => {
		const { authentication, resource, operation, ...rest } = parametersOf(title, name);
		const { items, error } = await bench.run(
			String(resource),
			String(operation),
			rest as IDataObject,
			{ authentication: String(authentication), ...wish, ...(input.length > 0 && { input }) },
		);
		expect([name, error?.message]).toEqual([name, undefined]);
		return items;
	};

export const rowsOf = (items: INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);

/** The bodies that a path got, in order. */
export const bodiesOf = (bench: Bench, path: string): IDataObject[] =>
	bench.sandbox.requests
		.filter(({ url, body }) => url.endsWith(path) && body !== '')
		.map(({ body }) => JSON.parse(body) as IDataObject);
