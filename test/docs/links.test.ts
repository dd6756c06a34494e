import { filesBelow, readFile } from '../support/files';

const pages = [
	'README.md',
	'SECURITY.md',
	'CONTRIBUTING.md',
	...filesBelow('docs').filter((file) => file.endsWith('.md')),
];

const files = [
	...['docs', 'workflows'].flatMap(filesBelow),
	...['README', 'SECURITY', 'CONTRIBUTING', 'CHANGELOG', 'LICENSE'].map((name) => `${name}.md`),
];

/** The links of a page that lead to other files of the repository, or within the page. */
const linksIn = (text: string) =>
	[...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/.test(target));

/** Where a relative link of a page leads. */
const resolved = (page: string, target: string) =>
	decodeURIComponent(new URL(target, `file:///${page}`).pathname.slice(1));

/** The anchors of a page: its headings, as GitHub writes them. */
const anchorsOf = (page: string) =>
	[...readFile(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s-]/gu, '')
			.replace(/ /g, '-'),
	);

describe.each(pages)('%s', (page) => {
	it('links to what is there', () => {
		const lost = linksIn(readFile(page)).filter((target) => {
			const [path, anchor] = target.split('#');
			const file = path === '' ? page : resolved(page, path);
			const isThere =
				file === page || files.some((one) => one === file || one.startsWith(`${file}/`));
			return !isThere || (anchor !== undefined && !anchorsOf(file).includes(anchor));
		});
		expect(lost).toEqual([]);
	});
});

it.each(['README.md', 'docs/README.md'])('%s lists every template', (page) => {
	const text = readFile(page);
	const templates = filesBelow('workflows').map((file) => file.replace('workflows/', ''));
	expect(templates.filter((name) => !text.includes(name))).toEqual([]);
});

it('the index of the documentation leads to every page', () => {
	const index = 'docs/README.md';
	const targets = linksIn(readFile(index)).map((target) => resolved(index, target.split('#')[0]));
	const own = pages.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && page !== index);
	expect(own.filter((page) => !targets.includes(page))).toEqual([]);
	expect(linksIn(readFile('README.md'))).toContain('docs/README.md');
});
