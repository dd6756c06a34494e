'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createCredentials } = require('../../demo/credentials');
const { startN8n } = require('../../demo/instance');
const { manifest, pack } = require('../../demo/package');
const { onExit } = require('../../demo/processes');
const { serveRegistry } = require('../../demo/registry');
const { step } = require('../../demo/steps');
const { startSandboxes } = require('./sandboxes');
const { createSecrets } = require('./secret-list');

/**
 * What the sections share, each made when it is first asked for: the package, the sandbox APIs, an n8n that the package
 * is installed in as users install it, and the six credentials.
 */
function createWorld({ n8n: version = 'newest', output, screenshots }) {
	const cleanups = [];
	const secrets = createSecrets();
	const once = (make) => {
		let made;
		return () => (made ??= make());
	};

	/** A folder that is removed at the end. */
	function temporaryFolder(prefix) {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
		const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		onExit(remove);
		cleanups.push(remove);
		return folder;
	}

	const tarball = once(() =>
		step('Building and packing the package', () => pack(temporaryFolder('e2e-package-'))),
	);

	const sandboxes = once(async () => {
		const started = await startSandboxes(secrets);
		cleanups.push(started.close);
		return started;
	});

	/** The n8n of all sections but the queue's, of the version that the suite is run for; the package is installed through its own Community nodes page. */
	const n8n = once(async () => {
		const registry = await serveRegistry(await tarball());
		cleanups.push(registry.close);
		const instance = await step('Starting n8n', () =>
			startN8n({
				version,
				registry,
				userFolder: temporaryFolder('e2e-n8n-'),
				// n8n asks npm for news of the installed packages when it lists them.
				env: { npm_config_registry: registry.url },
			}),
		);
		cleanups.push(instance.stop);
		secrets.add('password of the owner of n8n', instance.owner.password);
		const installed = await step('Installing the package in n8n', () =>
			instance.client.installPackage(manifest.name, manifest.version),
		);
		return { ...instance, installed };
	});

	const credentials = once(async () => {
		const { thousandEyes, thoughtSpot } = await sandboxes();
		const { client } = await n8n();
		const addresses = { thousandEyes: thousandEyes.url, thoughtSpot: thoughtSpot.url };
		const created = await createCredentials(client, addresses);
		const broken = created.find(({ ok }) => !ok);
		if (broken) throw new Error(`${broken.name}: ${broken.message}`);
		return created;
	});

	async function close() {
		for (const clean of cleanups.reverse()) await clean();
	}

	return {
		close,
		credentials,
		done: new Set(),
		evidence: [],
		n8n,
		version,
		output,
		sandboxes,
		screenshots,
		secrets,
		tarball,
		temporaryFolder,
		cleanup: (clean) => cleanups.push(clean),
	};
}

module.exports = { createWorld };
