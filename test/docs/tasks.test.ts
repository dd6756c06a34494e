import { readFile } from '../support/files';
import { labelsOf, namedIn, nodes, operationsOf } from './named';

/** The tasks of the page, each with the node under which it stands. */
const tasks = readFile('docs/tasks.md')
	.split(/^## /m)
	.slice(1)
	.flatMap((part) => {
		const [heading] = part.split('\n');
		const of = heading in nodes ? [heading] : Object.keys(nodes);
		return part
			.split(/^### /m)
			.slice(1)
			.map((text) => ({ task: text.split('\n')[0], of, text }));
	});

describe.each(tasks)('the task "$task"', ({ of, text }) => {
	const named = namedIn(text);

	it.each(named)('names an operation of its node: $title', (one) => {
		expect(operationsOf(one, of).length).toBeGreaterThan(0);
	});

	it('names no operation without its key', () => {
		const bold = [...text.matchAll(/\*\*[^*]+ > [^*]+\*\*/g)];
		expect(bold.length).toBe(named.length);
		expect(named.length).toBeGreaterThan(0);
	});

	it('names fields of these operations', () => {
		const known = named.flatMap((one) => operationsOf(one, of)).flatMap(labelsOf);
		const slanted = [...text.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)].map(([, label]) => label);
		expect(slanted.filter((label) => !known.includes(label))).toEqual([]);
	});
});

it.each(['account-groups-and-orgs.md', 'from-http-request.md', 'security.md'])(
	'%s names operations that there are',
	(page) => {
		const named = namedIn(readFile(`docs/${page}`));
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((one) => operationsOf(one).length === 0)).toEqual([]);
	},
);
