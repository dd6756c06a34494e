'use strict';
const path = require('node:path');
const { startN8n } = require('../../demo/instance');
const { place, root } = require('../../demo/package');
const { step } = require('../../demo/steps');

/** A fresh n8n that finds all three packages where n8n installs them. */
async function installAll(world) {
	await world.tarball();
	const { packServices } = require('../../scripts/services/pack');
	const packed = await step('Packing all three packages', () =>
		packServices(root, world.temporaryFolder('e2e-packages-')),
	);
	const userFolder = world.temporaryFolder('e2e-packages-n8n-');
	const packages = [];
	for (const { tarball } of packed) {
		const manifest = require(`${await place(tarball, userFolder)}/package.json`);
		const nodes = manifest.n8n.nodes.map((file) => {
			const name = path.basename(file, '.node.js');
			return name[0].toLowerCase() + name.slice(1);
		});
		packages.push({ name: manifest.name, nodes });
	}
	const n8n = await step('Starting n8n', () => startN8n({ userFolder }));
	world.cleanup(n8n.stop);
	world.secrets.add('password of the owner of n8n', n8n.owner.password);
	return { n8n, packages };
}

module.exports = { installAll };
