const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { ModuleKind, transpileModule } = require('typescript');

const ROOT = join(__dirname, '../..');

/**
 * What a function of a module without imports gives for each value, in a process of another time zone.
 * @param {string} timezone
 * @param {string} path from the root of the repository
 * @param {string} name
 * @param {unknown[]} values
 * @returns {unknown[]}
 */
function inTimezone(timezone, path, name, values) {
	const compilerOptions = { module: ModuleKind.CommonJS };
	const { outputText } = transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
		compilerOptions,
	});
	const results = `${JSON.stringify(values)}.map((value) => exports.${name}(value) ?? null)`;
	const output = execFileSync(process.execPath, ['-'], {
		env: { ...process.env, TZ: timezone },
		input: `${outputText}\nconsole.log(JSON.stringify(${results}));`,
	});
	return JSON.parse(output.toString());
}

module.exports = { inTimezone };
