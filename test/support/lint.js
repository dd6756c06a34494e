const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '../..');

/** Runs inside of a process of its own: the project's ESLint config is a module, which jest cannot load. */
const SCRIPT = `
const { ESLint } = require('eslint');
let text = '';
process.stdin.on('data', (chunk) => (text += chunk));
process.stdin.on('end', async () => {
	const files = JSON.parse(text);
	const eslint = new ESLint({ cwd: process.cwd() });
	const found = [];
	for (const { filePath, code } of files) {
		const [{ messages }] = await eslint.lintText(code, { filePath });
		found.push(messages.map(({ line, ruleId, message }) => ({ line, ruleId, message })));
	}
	process.stdout.write(JSON.stringify(found));
});
`;

/**
 * What the project's own ESLint says of some files that are not there.
 * @param {Array<{ filePath: string, code: string }>} files
 * @returns {Array<Array<{ line: number, ruleId: string | null, message: string }>>}
 */
function lint(files) {
	const options = { cwd: root, input: JSON.stringify(files), maxBuffer: 1e9 };
	return JSON.parse(execFileSync(process.execPath, ['-e', SCRIPT], options).toString());
}

module.exports = { lint };
