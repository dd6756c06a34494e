import packageJson from '../package.json';
import { missingFiles } from '../scripts/pack/missing';
import { makeFolder } from '../scripts/services/folder';
import { manifestOf, sourceOf } from '../scripts/services/manifest';
import { readmeOf } from '../scripts/services/readme';
import { services } from '../scripts/services/services';
import { sourcesOf } from '../scripts/services/sources';
import { workflowsOf } from '../scripts/services/workflows';
import { filesBelow, readFile, readTree, root } from './support/files';
import { removeTrees, tree } from './support/tree';

afterAll(removeTrees);

const load = (name: string): unknown => jest.requireActual(`../${name}`);
const others: Record<string, RegExp> = {
	ThousandEyes: /thought ?spot/i,
	ThoughtSpot: /thousand ?eyes/i,
};
const named = services.map((service) => [service.name, service] as const);

describe.each(named)('the package %s', (name, service) => {
	const manifest = manifestOf(packageJson, service);
	const built = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const sources = sourcesOf(root, built.map(sourceOf));
	const workflows = workflowsOf(root, packageJson.name, service);

	it('names every node and credential of its service, and what a package says', () => {
		expect(manifest).toMatchObject({
			name,
			version: packageJson.version,
			license: 'MIT',
			repository: { url: packageJson.repository.url, directory: service.folder },
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			peerDependencies: { 'n8n-workflow': '*' },
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		const own = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials].filter((file) =>
			file.includes(service.service),
		);
		expect([...built].sort()).toEqual(own.sort());
		expect(manifest).not.toHaveProperty('scripts');
	});

	it('holds all of its service, and nothing of the other', () => {
		const folder = `nodes/${service.service}/`;
		expect(sources.filter((file) => file.startsWith(folder))).toEqual(filesBelow(folder));
		for (const file of sources) {
			// The codex file names the package of both until it is copied.
			const text = readFile(file).replace(`"${packageJson.name}.`, `"${name}.`);
			expect([file, others[service.service].exec(file + text)?.[0]]).toEqual([file, undefined]);
		}
	});

	it('has a README of its own, which speaks of its service alone', () => {
		const wholeReadme = readFile('README.md');
		const parts = { whole: packageJson, manifest, service, workflows, wholeReadme };
		const readme = readmeOf(parts, load);
		for (const title of ['Installation', 'Credentials', 'Operations', 'Compatibility', 'Resources'])
			expect(readme).toContain(`\n\n## ${title}\n\n`);
		expect(readme.replaceAll(packageJson.name, '')).not.toMatch(others[service.service]);
		expect(readme).not.toMatch(/\{\{|undefined/);
	});

	it('has the workflows of its service, with its own nodes', () => {
		expect(workflows.length).toBeGreaterThan(5);
		for (const { text } of workflows) {
			expect(text).toContain(`"type": "${name}.`);
			expect(text).not.toContain(packageJson.name);
		}
	});
});

it('leaves no source and no workflow to neither package', () => {
	const of = (what: (service: (typeof services)[number]) => string[]) =>
		[...new Set(services.flatMap(what))].sort();
	const sources = of((service) => {
		const { nodes, credentials } = manifestOf(packageJson, service).n8n;
		return sourcesOf(root, [...nodes, ...credentials].map(sourceOf));
	});
	expect(sources).toEqual([...filesBelow('nodes'), ...filesBelow('credentials')].sort());
	expect(
		of((service) =>
			workflowsOf(root, packageJson.name, service).map(({ file }) => `workflows/${file}`),
		),
	).toEqual(filesBelow('workflows'));
});

const [{ folder }] = services;
const built = (name: string) => `dist/nodes/ThousandEyes/${name}`;
const source = (name: string) => `nodes/ThousandEyes/${name}`;
const n8n = {
	n8nNodesApiVersion: 1,
	strict: true,
	nodes: [built('A.node.js'), 'dist/nodes/ThoughtSpot/B.node.js'],
	credentials: ['dist/credentials/ThousandEyesA.credentials.js'],
};
const codex = `{ "node": "${packageJson.name}.a" }`;
const node = `import { x } from '../shared/x'; import('./A.work'); const icon = 'file:a.svg';`;

/** The whole package in small, as it is built. */
const whole: Record<string, string> = {
	'package.json': JSON.stringify({ ...packageJson, n8n }),
	'LICENSE.md': 'MIT',
	'eslint.config.mjs': '',
	'tsconfig.json': '{}',
	'workflows/a.json': '{}',
	'nodes/shared/x.ts': `import type { Y } from './y';`,
	'nodes/shared/y/index.ts': '',
	'nodes/shared/other.ts': '',
	'nodes/ThoughtSpot/B.node.ts': '',
	'credentials/ThousandEyesA.credentials.ts': `import type { ICredentialType } from 'n8n-workflow';`,
	[source('A.node.ts')]: node,
	[source('A.node.json')]: codex,
	[source('A.work.ts')]: `import './A.screen';`,
	[source('A.screen.ts')]: '',
	[source('a.svg')]: '<svg/>',
	'dist/nodes/shared/x.js': '',
	'dist/nodes/shared/y/index.js': '',
	'dist/nodes/shared/other.js': '',
	'dist/nodes/ThoughtSpot/B.node.js': '',
	'dist/credentials/ThousandEyesA.credentials.js': '',
	[built('A.node.js')]: `require('../shared/x'); require('./A.work'); const icon = 'file:a.svg';`,
	[built('A.node.json')]: codex,
	[built('A.work.js')]: `require('./A.screen');`,
	[built('A.screen.js')]: `require('./A.screen.json');`,
	[built('A.screen.json')]: '{}',
	[built('a.svg')]: '<svg/>',
};
const make = (files: Record<string, string>) => makeFolder(tree(files), services[0], () => 'Read');

it('makes a whole package of what the nodes and credentials of one service import', () => {
	const made = make(whole);
	expect(missingFiles(made)).toEqual([]);
	const files = readTree(made);
	const own = Object.keys(whole).filter((name) => !/other|ThoughtSpot|workflows/.test(name));
	expect(Object.keys(files).sort()).toEqual([...own, 'README.md'].sort());
	for (const name of [source('A.node.json'), built('A.node.json')])
		expect(files[name]).toBe('{ "node": "n8n-nodes-thousandeyes.a" }');
});

it.each(Object.keys(whole).filter((name) => /^dist\/(?!.*(other|ThoughtSpot))/.test(name)))(
	'makes nothing where %s is not built',
	(name) => {
		const files = Object.entries(whole).filter(([other]) => other !== name);
		expect(() => make(Object.fromEntries(files))).toThrow(
			/^1 files of n8n-nodes-thousandeyes are not built/,
		);
	},
);

it('says what to do where nothing is built, and leaves what was made before', () => {
	const sources = Object.entries(whole).filter(([name]) => !name.startsWith('dist/'));
	const files = { ...Object.fromEntries(sources), [`${folder}/README.md`]: 'of before' };
	const unbuilt = tree(files);
	const failure = (() => {
		try {
			return makeFolder(unbuilt, services[0], () => 'Read');
		} catch (error) {
			return error;
		}
	})();
	expect(failure).toMatchObject({
		next: expect.stringContaining('npm run build'),
		output: expect.stringContaining(`not there: ${built('A.node.js')}`),
	});
	expect(readTree(unbuilt)[`${folder}/README.md`]).toBe('of before');
});

it('does not guess at an import that leads nowhere', () => {
	const files = { ...whole, 'nodes/shared/x.ts': `import './gone';` };
	expect(() => make(files)).toThrow('nodes/shared/x.ts imports ./gone, which is not there');
});
