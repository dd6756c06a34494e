import { runtimes, versionOf } from '../../demo/runtimes';
import { n8n } from '../../package.json';
import { compatibilityTable, recorded } from '../../scripts/docs/compatibility';
import { readText } from '../../scripts/docs/files';
import { templates } from '../workflows/templates';

// When something here fails: npm run test:e2e -- --n8n oldest (and newest), then npm run docs.

const seen = recorded();

it.each(Object.keys(runtimes))('the lock of the %s n8n is of its version', (name) => {
	const lock = readText(`demo/runtime/${name}/package-lock.json`);
	const { packages } = JSON.parse(lock) as { packages: Record<string, { version: string }> };
	expect(packages['node_modules/n8n'].version).toBe(versionOf(name));
	// Whoever installs it has a registry of his own.
	expect(lock).not.toContain('"resolved"');
});

it('what was seen is of the versions that are locked, and of all credentials and templates', () => {
	// One is right when a person has connected it: the section `consent` does that in a browser.
	const entered = n8n.credentials.filter((file) => !file.includes('UserOAuth2'));
	expect(Object.keys(seen).sort()).toEqual(Object.keys(runtimes).sort());
	for (const [name, one] of Object.entries(seen)) {
		expect(one.n8n).toBe(versionOf(name));
		expect(one.rows['Credentials, right and wrong']).toHaveLength(entered.length);
		expect(one.rows.Templates).toEqual([`all ${templates.length}`]);
	}
});

it('README tells what was seen', () => {
	expect(readText('README.md')).toContain(compatibilityTable(seen));
});
