import { run } from '../demo/processes';
import { assertTagged, tagRelease } from '../scripts/services/tag';
import { removeTrees, tree } from './support/tree';

afterAll(removeTrees);

const files = {
	'.gitignore': '/packages\ndist\n',
	'package.json': '{}',
	'packages/one/nodes/A.ts': 'A',
	'packages/one/dist/nodes/A.js': 'A',
	'packages/two/package.json': '{}',
};

/** A repository with one commit, in which the packages are ignored. */
async function repository(content: Record<string, string> = files) {
	const root = tree(content);
	const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
	const git = async (...args: string[]) =>
		(await run('git', [...who, ...args], { cwd: root })).trim();
	await git('init', '--quiet');
	for (const [name, value] of [who[1], who[3]].map((one) => one.split('=')))
		await git('config', name, value);
	await git('add', '.');
	await git('commit', '--quiet', '-m', 'First');
	return { root, git };
}

it('tags a commit that holds the sources of the packages, and leaves the branch alone', async () => {
	const { root, git } = await repository();
	const before = await git('rev-parse', 'HEAD');
	await tagRelease(root, 'v1.0.0');
	expect((await git('ls-tree', '-r', '--name-only', 'v1.0.0')).split('\n')).toEqual([
		'.gitignore',
		'package.json',
		'packages/one/nodes/A.ts',
		'packages/two/package.json',
	]);
	expect(await git('rev-parse', 'v1.0.0~1', 'HEAD')).toBe(`${before}\n${before}`);
	expect(await git('status', '--porcelain')).toBe('');
});

it('knows such a commit, as long as what was packed is what it holds', async () => {
	const { root, git } = await repository();
	await expect(assertTagged(root)).rejects.toThrow('There are no packages/ in this commit');
	await tagRelease(root, 'v1.0.0');
	await git('checkout', '--quiet', '--force', 'v1.0.0');
	await expect(assertTagged(root)).resolves.toEqual(expect.any(String));
	await git('rm', '--quiet', '--cached', 'packages/two/package.json');
	await git('commit', '--quiet', '-m', 'Something is gone');
	await expect(assertTagged(root)).rejects.toThrow('are not those that were packed');
});

it('makes no tag twice', async () => {
	const { root } = await repository();
	await tagRelease(root, 'v1.0.0');
	await expect(tagRelease(root, 'v1.0.0')).rejects.toThrow(/`git tag .* ended with/);
});
