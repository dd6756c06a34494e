'use strict';
// Makes the tag of a release: npm run release. With --check: whether this commit is one, after npm run pack:services.
const fs = require('node:fs');
const path = require('node:path');
const { Failure, npm, run } = require('../demo/processes');
const { say, step } = require('../demo/steps');
const { assertTagged, tagRelease } = require('./services/tag');

const root = path.join(__dirname, '..');

async function release() {
	const { version } = require('../package.json');
	const tag = `v${version}`;
	const changes = fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
	if (!new RegExp(`^## \\[${version}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm').test(changes)) {
		throw new Failure(
			`CHANGELOG.md has no date for ${version}`,
			`Write \`## [${version}] - <year-month-day>\` above its changes, and commit.`,
		);
	}
	if (await run('git', ['status', '--porcelain'], { cwd: root })) {
		throw new Failure('Something is not committed', 'Commit or remove it: see `git status`.');
	}
	await step('Building and packing', () => npm(['run', 'pack:services'], { cwd: root }));
	await tagRelease(root, tag);
	say(`${tag} is tagged. To publish it: git push origin ${tag}`);
}

const work = process.argv.includes('--check') ? assertTagged(root) : release();
work.catch((error) => {
	say([error.output, error.message, error.next].filter(Boolean).join('\n'));
	process.exitCode = 1;
});
