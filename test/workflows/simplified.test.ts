import type { INode } from 'n8n-workflow';
import { nodesOf } from '../support/entries';
import { templates, type Template } from './templates';

const OURS = /^n8n-nodes-thousandeyes-thoughtspot\./;

const resources = [...nodesOf('ThousandEyes'), ...nodesOf('ThoughtSpot')].flatMap(
	(node) => node.resources,
);

/** What the simplified output of a node has; nothing where it gives the answer whole. */
function simplified({ parameters }: INode): string[] | undefined {
	const { resource: value, operation = 'getAll', simplify } = parameters;
	if (simplify === false) return undefined;
	const found = resources
		.filter((resource) => resource.value === value)
		.map(({ operations }) => operations[String(operation)])
		.find((one) => one?.simplify);
	return found?.simplify?.map((path) => path.split('.').at(-1) as string);
}

const textOf = (nodes: INode[]) => nodes.map(({ parameters }) => JSON.stringify(parameters)).join();

/** The properties of its items that the rest of a template reads: by its name, and right behind it. */
function read({ nodes, connections }: Template, { name }: INode): string[] {
	const next = (connections[name]?.main ?? []).flat().map((one) => one?.node);
	const byName = textOf(nodes).split(`$('${name}').`).slice(1);
	const behind = textOf(nodes.filter((node) => next.includes(node.name))).split('$json');
	const named = byName.map((text) => /^\w+(?:\(\))?\.json\??\.(\w+)/.exec(text)?.[1]);
	const direct = behind.slice(1).map((text) => /^\??\.(\w+)/.exec(text)?.[1]);
	return [...named, ...direct].filter((one) => one !== undefined);
}

const cases = templates.flatMap(([, template]) =>
	template.nodes
		.filter(({ type }) => OURS.test(type))
		.map((node) => [`${template.name}: ${node.name}`, template, node] as const)
		.filter(([, , node]) => simplified(node)),
);

it.each(cases)('%s has what is read of it', (_title, template, node) => {
	const has = simplified(node) ?? [];
	expect(read(template, node).filter((name) => !has.includes(name))).toEqual([]);
});

it('sees what is read', () => {
	expect(cases.length).toBeGreaterThan(2);
	expect(cases.flatMap(([, template, node]) => read(template, node)).length).toBeGreaterThan(2);
});
