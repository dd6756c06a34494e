import type {
	ICredentialTestFunction,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** The methods of a node: the tests of its credentials, and what its lists show. */
export interface Methods {
	credentialTest: Record<string, ICredentialTestFunction>;
	listSearch?: Record<
		string,
		(this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>
	>;
	loadOptions?: Record<string, (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>>;
}

/**
 * The methods of a node by name: the tests that its credentials name, and those of `names`. What
 * they do is loaded when n8n first calls one: at its start n8n wants only what a node shows, and
 * hundreds of operations would make it wait.
 */
export function onDemand(
	{ credentials = [] }: INodeTypeDescription,
	names: { [Kind in 'listSearch' | 'loadOptions']?: string[] },
	load: () => Promise<{ methods: Methods }>,
): INodeType['methods'] {
	const credentialTest = credentials.map(({ testedBy }) => String(testedBy));
	const kinds = Object.entries({ credentialTest, ...names }) as Array<[keyof Methods, string[]]>;
	return Object.fromEntries(
		kinds.map(([kind, list]) => [
			kind,
			Object.fromEntries(list.map((name) => [name, called(kind, name, load)])),
		]),
	);
}

function called(kind: keyof Methods, name: string, load: () => Promise<{ methods: Methods }>) {
	return async function (this: unknown, ...given: unknown[]) {
		const { methods } = await load();
		const method = methods[kind]?.[name] as (this: unknown, ...given: unknown[]) => unknown;
		return await method.apply(this, given);
	};
}
