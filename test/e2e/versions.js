'use strict';
const assert = require('node:assert/strict');
const { manifest } = require('../../demo/package');
const { record } = require('../../scripts/docs/compatibility');
const { chain, errorOf, ours, outputsOf, start } = require('./build');
const { mistakes } = require('./credential-mistakes');
const install = require('./install');
const { tryMistakes } = require('./operations');
const { files, readTemplate } = require('./templates');
const { checkFaults } = require('./version-faults');
const { kinds } = require('./version-kinds');
const { proofOf } = require('./version-proof');
const { checkTriggers } = require('./version-triggers');

const title =
	'one version of n8n: nodes, credentials, operations of each kind, triggers, templates';

/** Nobody is asked about these: only what can be told of them beforehand is told. */
const webhookSecrets = {
	thousandEyesWebhookApi: { sentAs: 'header', headerName: 'X-Secret', headerSecret: 'a-secret' },
	thoughtSpotWebhookApi: { headerName: 'X-Secret', headerSecret: 'a-secret' },
};

const named = {
	thousandEyes: 'ThousandEyes',
	thousandEyesEndpoint: 'ThousandEyes Endpoint',
	thoughtSpot: 'ThoughtSpot',
};

async function run(world, report) {
	const proof = proofOf(report);
	await proof.part('Package', 'installed, with all nodes and credentials', () =>
		install.run(world, proof),
	);
	const n8n = await world.n8n();
	await checkCredentials(world, n8n, proof);
	await checkOperations(await world.credentials(), n8n, proof);
	await checkFaults(world, n8n, proof);
	await checkLists(await world.credentials(), n8n, proof);
	await checkTemplates(await world.credentials(), n8n, proof);
	await checkTriggers(world, n8n, proof);
	const rows = proof.rows();
	if (rows) record(world.version, { node: n8n.runtime.nodeVersion, rows });
}

/** Every credential is tested with right and with wrong values. */
async function checkCredentials(world, { client }, { check, need, part }) {
	const row = 'Credentials, right and wrong';
	await need('the six credentials pass their tests', () => world.credentials());
	const sandboxes = await world.sandboxes();
	const types = await client.credentialTypes();
	const label = (type) => types.find(({ name }) => name === type).displayName.replace(/ API$/, '');
	for (const type of Object.keys(mistakes)) {
		await part(row, label(type), () =>
			check(`${type} says why it does not work`, () => tryMistakes(client, sandboxes, type)),
		);
	}
	for (const [type, data] of Object.entries(webhookSecrets)) {
		const test = async (more) => {
			const wanted = { name: type, type, data: { ...data, ...more } };
			return await client.testCredential((await client.createCredential(wanted)).id);
		};
		await part(row, label(type), () =>
			check(`${type} is complete, or says what it lacks`, async () => {
				assert.equal((await test({})).status, 'OK');
				const { status, message } = await test({ headerName: 'no header' });
				assert.equal(status, 'Error');
				assert.match(message, /'Header Name' must be/);
			}),
		);
	}
}

/** One operation of each kind of every node, in one workflow a node; two of them mostly wait. */
async function checkOperations(credentials, { client }, { prove }) {
	const runs = Object.entries(kinds).map(async ([node, list]) => {
		const type = node === 'thoughtSpot' ? 'thoughtSpotTrustedApi' : 'thousandEyesBearerApi';
		const credential = credentials.find((one) => one.type === type);
		const place = { type: `${manifest.name}.${node}`, executeOnce: true };
		const nodes = list.map(({ kind, parameters }) => ours(kind, credential, parameters, place));
		const workflow = await client.importWorkflow(chain(named[node], [start, ...nodes]));
		return [node, list, await client.run(workflow, start.name)];
	});
	for (const [node, list, execution] of await Promise.all(runs)) {
		for (const { kind, holds } of list) {
			await prove(named[node], kind, async () => {
				const [items = []] = outputsOf(execution, kind);
				assert.ok(items.length > 0, errorOf(execution) ?? 'it gave nothing');
				holds(items);
			});
		}
	}
}

/** The lists of the editor that objects are chosen from. */
async function checkLists(credentials, { client }, { prove }) {
	for (const [type, method, path] of [
		['thousandEyesBearerApi', 'searchAccountGroups', 'aid'],
		['thoughtSpotTrustedApi', 'searchLiveboards', 'metadataIdentifier'],
	]) {
		const credential = credentials.find((one) => one.type === type);
		const resource = { resource: path === 'aid' ? 'alert' : 'liveboard' };
		const node = ours('Lists', credential, resource);
		await prove('Lists to choose from', named[node.type.split('.').pop()], async () => {
			const { results } = await client.listSearch({ node, method, path });
			assert.ok(results.length > 1);
			assert.ok(results.every(({ name, value }) => name && value));
		});
	}
}

/** Every workflow that the package comes with: n8n takes it, and knows the version of each of its nodes. */
async function checkTemplates(credentials, { client }, { prove }) {
	const offered = await client.nodeTypes();
	const isKnown = ({ type, typeVersion }) =>
		offered.some(({ name, version }) => name === type && [version].flat().includes(typeVersion));
	await prove('Templates', `all ${files.length}`, async () => {
		for (const file of files) {
			const template = readTemplate(file, credentials);
			const unknown = template.nodes.filter((node) => !isKnown(node));
			assert.deepEqual(
				unknown.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
				[],
				file,
			);
			const { id, nodes } = await client.importWorkflow(template);
			assert.ok(id, file);
			assert.equal(nodes.length, template.nodes.length, file);
		}
	});
}

module.exports = { run, title };
