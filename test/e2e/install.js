'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { sandboxCredentials } = require('../../demo/credentials');
const { manifest } = require('../../demo/package');

const title = 'installed as users do, through the Community nodes page';

const names = (files, ending) => files.map((file) => path.basename(file, ending));
const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);
const nodeFiles = manifest.n8n.nodes.map((file) => path.basename(file, '.node.js'));
const credentialNames = names(manifest.n8n.credentials, '.credentials.js').map(lowerFirst);
const sixCredentials = sandboxCredentials('', '', '').map(({ type }) => type);
const nodeTypes = nodeFiles.map((name) => `${manifest.name}.${lowerFirst(name)}`);

async function run(world, { check, need }) {
	const n8n = await need('n8n installs the packed package', () => world.n8n());
	const { client } = n8n;

	await check('n8n lists the package with all of its nodes', async () => {
		const packages = await client.installedPackages();
		const found = packages.find(({ packageName }) => packageName === manifest.name);
		assert.ok(found, `n8n lists ${packages.map(({ packageName }) => packageName).join(', ')}`);
		assert.equal(found.installedVersion, manifest.version);
		assert.ok(!found.failedLoading, 'n8n says that the package failed to load');
		assert.deepEqual(found.installedNodes.map(({ type }) => type).sort(), [...nodeTypes].sort());
	});

	await check('only what runs is installed: no tests, no sources, no dependencies', () => {
		const folder = path.join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
		const files = fs.readdirSync(folder, { recursive: true }).map(String);
		const superfluous = files.filter((file) =>
			/\.test\.|(^|\/)test\/|node_modules\/|[^d]\.ts$/.test(file),
		);
		assert.deepEqual(superfluous, []);
		for (const name of nodeFiles) {
			assert.ok(
				files.some((file) => file.endsWith(`/${name}.node.json`)),
				`no codex file of ${name}`,
			);
		}
	});

	await check('the editor is offered all nodes, each with its icons', async () => {
		const offered = await client.nodeTypes();
		for (const name of nodeTypes) {
			const type = offered.find((one) => one.name === name);
			assert.ok(type, `${name} is not among the ${offered.length} node types`);
			await assertIcons(n8n.url, type);
		}
	});

	await check('the editor is offered all credentials, each with its icons', async () => {
		const offered = await client.credentialTypes();
		assert.deepEqual(
			sixCredentials.filter((name) => !credentialNames.includes(name)),
			[],
		);
		for (const name of credentialNames) {
			const type = offered.find((one) => one.name === name);
			assert.ok(type, `${name} is not among the ${offered.length} credential types`);
			await assertIcons(n8n.url, type);
		}
	});

	await check("nothing of ours is in n8n's log but its installation", () => {
		assert.deepEqual(complaints(fs.readFileSync(n8n.logFile, 'utf8')), []);
	});
}

/** Lines of n8n's log that are about the package and are not the plain news of its installation. */
function complaints(log) {
	const ours = /thousandeyes|thoughtspot/i;
	const news = /^\S* ?\| ?info|Community package installed|^\s*$/i;
	return log.split('\n').filter((line) => ours.test(line) && !news.test(line));
}

async function assertIcons(url, { name, iconUrl }) {
	assert.ok(iconUrl?.light && iconUrl?.dark, `${name} has no icon for each theme`);
	assert.notEqual(iconUrl.light, iconUrl.dark);
	for (const icon of [iconUrl.light, iconUrl.dark]) {
		const answer = await fetch(`${url}/${icon}`);
		assert.equal(answer.status, 200, icon);
		assert.match(String(answer.headers.get('content-type')), /svg/, icon);
	}
}

module.exports = { complaints, run, title };
