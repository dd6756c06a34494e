const { spawnSync } = require('child_process');
const { join } = require('path');
const { scripts } = require('../../package.json');

/**
 * Runs a file as `npm run test:e2e` runs its own; gives the exit code and what was printed.
 * @param {string} file
 * @param {string[]} words
 */
function runAsE2e(file, ...words) {
	const args = scripts['test:e2e'].split(' ').slice(1, -1);
	const { status, stdout } = spawnSync(process.execPath, [...args, file, ...words], {
		cwd: join(__dirname, '..', '..'),
		encoding: 'utf8',
		env: { ...process.env, FORCE_COLOR: '0' },
		timeout: 20_000,
	});
	return { code: status, printed: stdout };
}

/** @param {string[]} names of planted sections */
const runPlanted = (...names) => runAsE2e('test/e2e/planted.js', ...names);

module.exports = { runAsE2e, runPlanted };
