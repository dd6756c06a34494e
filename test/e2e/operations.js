'use strict';
const assert = require('node:assert/strict');
const { sandboxCredential } = require('../../demo/credentials');
const { chain, items, ours, outputsOf, start } = require('./build');
const { jobs, mintToken } = require('./operation-jobs');
const { mistakes } = require('./credential-mistakes');

const title =
	'every operation with every authentication, every credential with right and wrong values';

async function run(world, { check }) {
	const { client } = await world.n8n();
	const sandboxes = await world.sandboxes();
	for (const credential of await world.credentials()) {
		const service = credential.type.startsWith('thousandEyes') ? 'thousandEyes' : 'thoughtSpot';
		const work = { client, api: sandboxes[service], service };
		await check(`all operations of ${service} with ${credential.type}`, async () => {
			const lasting = credential.type !== 'thoughtSpotBearerApi';
			await runJobs({ ...work, credential: lasting ? credential : await bearer(client, work.api) });
		});
	}
	for (const type of Object.keys(mistakes)) {
		await check(`${type} says why it does not work`, () => tryMistakes(client, sandboxes, type));
	}
}

/** A bearer credential of its own: logging out ends it. */
async function bearer(client, { url }) {
	const name = 'ThoughtSpot Bearer that logs out';
	const data = { baseUrl: url, accessToken: await mintToken(url) };
	const type = 'thoughtSpotBearerApi';
	const { id } = await client.createCredential({ name, type, data });
	return { id, name, type };
}

/** Runs all operations of a node in one workflow; those that are not carried fail unsent. */
async function runJobs({ client, api, service, credential }) {
	const list = jobs(service);
	const nodes = list.map(({ name, parameters }) =>
		ours(name, credential, parameters, { onError: 'continueErrorOutput' }),
	);
	const { authentication } = nodes[0].parameters;
	/** @type {import('./build').Connection[]} */
	const branches = nodes.map(({ name }) => ['One', 0, name]);
	const one = [start, items('One', [{}])];
	// n8n runs branches from top to bottom.
	const loose = nodes.map((node, index) => ({ ...node, position: [448, 200 * index] }));
	const definition = chain(`Operations with ${credential.type}`, one, { loose, more: branches });
	const from = api.requests.length;
	const execution = await client.run(await client.importWorkflow(definition), start.name);
	for (const { name, carriedBy, expected } of list) {
		const [good = [], bad = []] = outputsOf(execution, name);
		const what = `${name}: ${JSON.stringify(bad[0]?.json ?? good[0]?.json)?.slice(0, 300)}`;
		if (!carriedBy.includes(authentication)) {
			assert.deepEqual([good.length, bad.length], [0, 1], what);
			assert.match(JSON.stringify(bad[0].json), /'Credential' cannot be/, what);
			continue;
		}
		assert.equal(bad.length, 0, what);
		assert.ok(good.length > 0, what);
		for (const key of expected) assert.ok(key in good[0].json, `${what} lacks ${key}`);
		assert.ok(
			good.every(({ pairedItem }) => (pairedItem.item ?? pairedItem) === 0),
			what,
		);
	}
	const refused = api.requests.slice(from).filter(({ status }) => status >= 400);
	assert.deepEqual(
		refused.map(({ method, path, status }) => `${method} ${path} ${status}`),
		[],
	);
}

/** Saves a credential with each wrong value; its test must say what is wrong, and not what the secret is. */
async function tryMistakes(client, { thousandEyes, thoughtSpot }, type) {
	const right = sandboxCredential(type, thousandEyes.url, thoughtSpot.url, 'no-token');
	for (const { change, says } of mistakes[type]) {
		const name = `${type} with a wrong ${Object.keys(change).join(' and ')}`;
		const { id } = await client.createCredential({
			name,
			type,
			data: { ...right.data, ...change },
		});
		const { status, message } = await client.testCredential(id);
		await client.rest('DELETE', `/credentials/${id}`);
		thoughtSpot.control.unlock?.('analyst');
		assert.equal(status, 'Error', `${name} passes`);
		assert.match(message, says, `${name}: ${message}`);
		for (const secret of ['accessToken', 'apiToken', 'clientSecret', 'password', 'secretKey']) {
			assert.ok(!change[secret] || !message.includes(change[secret]), `${name} shows it`);
		}
	}
}

module.exports = { run, title, tryMistakes };
