import type { INodeProperties } from 'n8n-workflow';
import { lint } from '../support/lint';
import { entriesOf, offerings } from './entries';

const built = offerings.flatMap(({ node, ...one }) =>
	node ? [{ ...one, properties: node.description.properties }] : [],
);

/** What n8n loads of a node: it is kept twice, and sent to every editor that opens. */
const MOST_BYTES_AN_OPERATION = 3000;

it.each(built.map((one) => [one.name, one] as const))(
	'%s weighs at most 3 kB an operation',
	(_, { properties, ...offering }) => {
		const bytes = Buffer.byteLength(JSON.stringify(properties));
		const operations = entriesOf({ ...offering, node: undefined }).length;
		expect(Math.round(bytes / operations)).toBeLessThanOrEqual(MOST_BYTES_AN_OPERATION);
	},
);

/** The properties as they would stand in a source, where the linter reads them. */
function sourceOf(properties: INodeProperties[]): string {
	const literal = JSON.stringify(properties, undefined, '\t').replace(
		/^(\t+)"(\w+)":/gm,
		(_, indent: string, name: string) => `${indent}${name}:`,
	);
	return `import type { INodeProperties } from 'n8n-workflow';\n\nexport const properties: INodeProperties[] = ${literal};\n`;
}

const collectionsIn = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((one) => {
		const inside = collectionsIn((one.options ?? []) as INodeProperties[]);
		return one.type === 'collection' ? [one, ...inside] : inside;
	});

it.each(built.map((one) => [one.name, one] as const))(
	'%s sorts the fields of its collections by name, and the start of a range before its end',
	(_, { properties }) => {
		for (const { displayName, options = [] } of collectionsIn(properties)) {
			const names = (options as INodeProperties[]).map((one) => one.displayName);
			const ends = names.filter((one) => names.includes(one.replace(/^End\b/, 'Start')));
			const others = names.filter((one) => !/^End\b/.test(one) || !ends.includes(one));
			expect([displayName, others]).toEqual([
				displayName,
				[...others].sort((a, b) => a.localeCompare(b, 'en')),
			]);
			for (const end of ends.filter((one) => /^End\b/.test(one))) {
				expect(names[names.indexOf(end) - 1]).toBe(end.replace(/^End\b/, 'Start'));
			}
		}
	},
);

/** What the linter takes for something else, by rule and by the line that it names. */
const MISTAKEN: Array<[rule: string, line: RegExp, reason: string]> = [
	[
		'param-collection-type-unsorted-items',
		/options: \[/,
		'the start of a range stands before its end: the order has a test of its own',
	],
	['display-name-miscased', /name: "[a-z]{2}-[A-Z]/, 'the code of a language is no title'],
	['placeholder-miscased-id', /placeholder: "[[{]/, 'JSON by the names of the API'],
	[
		'type-options-password-missing',
		/name: "(oauthTokenUrl|secretId|secretKey|tokenUrl|tokens)"/,
		'an address, a place in a vault, words of a search: no secrets',
	],
];

it('what n8n shows passes the linter of the project', () => {
	const files = built.map(({ name, properties }) => ({
		filePath: `nodes/${name}/Built.ts`,
		code: sourceOf(properties),
	}));
	const found = lint(files).flatMap((messages, index) => {
		const lines = files[index].code.split('\n');
		const meant = messages.filter(
			({ line, ruleId }) =>
				!MISTAKEN.some(
					([rule, pattern]) =>
						ruleId?.endsWith(rule) && pattern.test(lines.slice(line - 2, line + 1).join(' ')),
				),
		);
		return meant.map(({ line, ruleId, message }) => {
			const near = lines
				.slice(Math.max(0, line - 6), line + 6)
				.join(' ')
				.replace(/\s+/g, ' ');
			return `${built[index].name}: ${ruleId ?? ''}: ${message} … ${near}`;
		});
	});
	expect(found).toEqual([]);
});
