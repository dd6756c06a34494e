import { runtimes, versionOf } from '../../demo/runtimes';
import { n8n } from '../../package.json';
import { compatibilityTable, recorded } from '../../scripts/docs/compatibility';
import { readText } from '../../scripts/docs/files';
import { templates } from '../workflows/templates';

// When something here fails: npm run test:e2e -- --n8n oldest (and newest), then npm run docs.

const seen = recorded();

describe.each(Object.keys(runtimes))('what was seen in the %s n8n', (name) => {
	it('is of the version that is locked', () => {
		const lock = readText(`demo/runtime/${name}/package-lock.json`);
		const { packages } = JSON.parse(lock) as { packages: Record<string, { version: string }> };
		expect(packages['node_modules/n8n'].version).toBe(versionOf(name));
		expect(seen[name].n8n).toBe(versionOf(name));
		// Whoever installs it has a registry of his own.
		expect(lock).not.toContain('"resolved"');
	});

	it('is of all credentials and templates that there are', () => {
		const { rows } = seen[name];
		// One is right when a person has connected it: the section `consent` does that in a browser.
		const entered = n8n.credentials.filter((file) => !file.includes('UserOAuth2'));
		expect(rows['Credentials, right and wrong']).toHaveLength(entered.length);
		expect(rows.Templates).toEqual([`all ${templates.length}`]);
	});
});

it('README tells it', () => {
	expect(readText('README.md')).toContain(compatibilityTable(seen));
});
