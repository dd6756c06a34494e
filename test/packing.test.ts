import packageJson from '../package.json';
import { packChecked } from '../scripts/pack/checked';
import { missingFiles } from '../scripts/pack/missing';
import { readFile } from './support/files';
import { removeTrees, tree } from './support/tree';

const manifest = {
	name: 'n8n-nodes-planted',
	version: '1.0.0',
	main: 'index.js',
	files: ['dist'],
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { nodes: ['dist/nodes/A.node.js'], credentials: ['dist/credentials/A.credentials.js'] },
};

/** A package as the build leaves it, in small. */
const whole: Record<string, string> = {
	'package.json': JSON.stringify(manifest),
	'index.js': '',
	'dist/nodes/A.node.js': `require("./A.screen"); require("n8n-workflow"); require("node:crypto");
		const icon = 'file:a.svg'; const work = async () => require('./A.work');`,
	'dist/nodes/A.node.json': '{}',
	'dist/nodes/A.screen.js': "module.exports = require('./A.words.json');",
	'dist/nodes/A.words.json': '{}',
	'dist/nodes/A.work.js': 'require("./engine");',
	'dist/nodes/engine/index.js': 'require("../A.work");',
	'dist/nodes/a.svg': '<svg/>',
	'dist/nodes/a.dark.svg': '<svg/>',
	'dist/credentials/A.credentials.js': `const icon = { dark: 'file:../nodes/a.dark.svg' };`,
};

afterAll(removeTrees);

const without = (name: string) =>
	Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name));

it('finds nothing missing where nothing is', async () => {
	expect(missingFiles(tree(whole))).toEqual([]);
	const { tarball, files } = await packChecked(tree(whole), tree({}));
	expect(files).toBe(Object.keys(whole).length);
	expect(tarball).toMatch(/n8n-nodes-planted-1\.0\.0\.tgz$/);
});

it.each(Object.keys(whole).filter((name) => name !== 'package.json'))('misses %s', (name) => {
	const missing = missingFiles(tree(without(name)));
	expect(missing).toEqual([expect.stringContaining(name.replace(/(\/index)?\.js$/, ''))]);
});

it('misses a module that no installation brings', () => {
	const files = { ...whole, 'dist/nodes/A.work.js': 'require("axios");' };
	expect(missingFiles(tree(files))).toEqual([expect.stringContaining('axios')]);
});

it('makes no tarball of this package before it is built', async () => {
	const names = ['package.json', 'index.js', 'README.md', 'LICENSE.md', '.npmrc'];
	const unbuilt = tree(Object.fromEntries(names.map((name) => [name, readFile(name)])));
	const { nodes, credentials } = packageJson.n8n;
	const failure = (await packChecked(unbuilt, unbuilt).catch((error: unknown) => error)) as {
		message: string;
		output: string;
	};
	expect(failure.message).toMatch(/not in the tarball/);
	for (const file of [...nodes, ...credentials]) expect(failure.output).toContain(file);
});

it('has npm build before it publishes, although dependencies run no scripts here', () => {
	expect(readFile('.npmrc')).toContain('ignore-scripts=true');
	// npm reads this after .npmrc, and for publishing alone.
	expect(packageJson.publishConfig).toEqual({ 'ignore-scripts': false });
	expect(packageJson.scripts.prepack).toBe('npm run build');
});
