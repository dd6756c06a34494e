'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Failure, run } = require('../../demo/processes');

/**
 * n8n's scanner looks for the sources of a package in the commit that its provenance names. So the commit that a
 * release is tagged with holds, over the one that is released, the folders of the packages with one service, but for
 * what the build made.
 */
const folders = ['packages', ':(exclude,glob)packages/*/dist/**'];

/**
 * Runs git on an index of its own, over which nobody works.
 * @param {string} root
 * @param {(git: (...args: string[]) => Promise<string>) => Promise<string>} work
 */
async function besideTheIndex(root, work) {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-index-'));
	const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, 'index') };
	try {
		return await work(async (...args) => (await run('git', args, { cwd: root, env })).trim());
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Makes the commit of a release, and its tag. Neither the branch nor what is checked out changes.
 * @param {string} root
 * @param {string} tag
 */
const tagRelease = (root, tag) =>
	besideTheIndex(root, async (git) => {
		await git('read-tree', 'HEAD');
		await git('add', '--force', '--', ...folders);
		const message = `Release ${tag}, with the sources of each package`;
		const commit = await git('commit-tree', await git('write-tree'), '-p', 'HEAD', '-m', message);
		return await git('tag', '--annotate', tag, '-m', `Release ${tag}`, commit);
	});

/**
 * Makes sure that what is checked out holds, under version control, the very folders that were packed.
 * @param {string} root
 */
const assertTagged = (root) =>
	besideTheIndex(root, async (git) => {
		await git('add', '--force', '--', ...folders);
		const packed = await git('rev-parse', `${await git('write-tree')}:packages`);
		const tagged = await git('ls-tree', '--format=%(objectname)', 'HEAD', 'packages');
		if (packed === tagged) return tagged;
		throw new Failure(
			tagged
				? 'The sources in packages/ of this commit are not those that were packed'
				: 'There are no packages/ in this commit, where n8n would look for their sources',
			'Make the tag of a release with `npm run release`.',
		);
	});

module.exports = { assertTagged, tagRelease };
