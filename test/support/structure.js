const { execFileSync } = require('child_process');
const { join } = require('path');

const root = join(__dirname, '..', '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/**
 * Looks through all imports of the product, by the rules in structure.rules.js.
 * @returns {{ modules: number, violations: string[] }}
 */
function cruise() {
	const words = ['--config', 'test/structure.rules.js', '--output-type', 'json'];
	const args = [cruiser, ...words, 'nodes', 'credentials'];
	const text = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 1e8 }).toString();
	const { summary } = JSON.parse(text);
	return {
		modules: summary.totalCruised,
		violations: summary.violations.map(
			(/** @type {any} */ { rule, from, to }) => `${rule.name}: ${from} -> ${to}`,
		),
	};
}

module.exports = { cruise };
