import { execFileSync } from 'child_process';
import { join } from 'path';

const root = join(__dirname, '..');

/** The rules are in structure.rules.js. */
it('no import runs in a circle or up, and the shared code knows neither vendor', () => {
	const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const words = ['--config', 'test/structure.rules.js', '--output-type', 'json'];
	const args = [cruiser, ...words, 'nodes', 'credentials'];
	const text = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 1e8 }).toString();
	const { summary } = JSON.parse(text) as {
		summary: {
			totalCruised: number;
			violations: Array<{ rule: { name: string }; from: string; to: string }>;
		};
	};
	expect(summary.totalCruised).toBeGreaterThan(150);
	const found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
	expect(found).toEqual([]);
});
