'use strict';
const assert = require('node:assert/strict');
const { sandboxCredentials } = require('../n8n/credentials');
const { items, ours, outputsOf, start } = require('./build');
const { jobs } = require('./operation-jobs');
const { mistakes } = require('./credential-mistakes');

const title = 'every operation with every authentication, every credential with right and wrong values';

/** The authentications of the contract by credential type: the node's word for it. */
const AUTHENTICATIONS = {
	thousandEyesBearerApi: 'bearer',
	thousandEyesOAuth2Api: 'oAuth2',
	thousandEyesBasicApi: 'basic',
	thoughtSpotBasicApi: 'basic',
	thoughtSpotBearerApi: 'bearer',
	thoughtSpotTrustedApi: 'trusted',
};

async function run(world, { check }) {
	const { client } = await world.n8n();
	const sandboxes = await world.sandboxes();
	const created = await world.credentials();
	for (const credential of created) {
		const authentication = AUTHENTICATIONS[credential.type];
		const service = credential.type.startsWith('thousandEyes') ? 'thousandEyes' : 'thoughtSpot';
		const api = sandboxes[service];
		const work = { client, api, credential, authentication };
		await check(`${service} with ${authentication}`, () => runJobs(work, jobs(service, api)));
	}
	for (const type of Object.keys(AUTHENTICATIONS)) {
		await check(`${type} says why it does not work`, () => tryMistakes(client, sandboxes, type));
	}
}

/** Runs all operations of a node side by side in one workflow; those not carried fail unsent. */
async function runJobs({ client, api, credential, authentication }, list) {
	const nodes = list.map(({ name, parameters }) =>
		ours(name, credential, { authentication, ...parameters }, { onError: 'continueErrorOutput' }),
	);
	const definition = {
		name: `Operations with ${authentication}`,
		nodes: [start, items('One', [{}]), ...nodes].map((node, index) => ({
			id: String(index),
			position: [index * 200, 0],
			parameters: {},
			...node,
		})),
		connections: {
			[start.name]: { main: [[{ node: 'One', type: 'main', index: 0 }]] },
			One: { main: [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
		},
	};
	const from = api.requests.length;
	const execution = await client.run(await client.importWorkflow(definition), start.name);
	for (const { name, carriedBy, expected } of list) {
		const [good = [], bad = []] = outputsOf(execution, name);
		const what = `${name}: ${JSON.stringify(bad[0]?.json ?? good[0]?.json)?.slice(0, 300)}`;
		if (!carriedBy.includes(authentication)) {
			assert.deepEqual([good.length, bad.length], [0, 1], what);
			assert.match(JSON.stringify(bad[0].json), /'Authentication' cannot be/, what);
			continue;
		}
		assert.equal(bad.length, 0, what);
		assert.ok(good.length > 0, what);
		for (const key of expected) assert.ok(key in good[0].json, `${what} lacks ${key}`);
		assert.ok(good.every(({ pairedItem }) => (pairedItem.item ?? pairedItem) === 0), what);
	}
	const refused = api.requests.slice(from).filter(({ status }) => status >= 400);
	assert.deepEqual(
		refused.map(({ method, path, status }) => `${method} ${path} ${status}`),
		[],
	);
}

/** Saves a credential with each wrong value; its test must say what is wrong, and not what the secret is. */
async function tryMistakes(client, { thousandEyes, thoughtSpot }, type) {
	const right = sandboxCredentials(thousandEyes.url, thoughtSpot.url, 'no-token').find(
		(one) => one.type === type,
	);
	for (const { change, says } of mistakes[type]) {
		const name = `${type} with a wrong ${Object.keys(change).join(' and ')}`;
		const { id } = await client.createCredential({ name, type, data: { ...right.data, ...change } });
		const { status, message } = await client.testCredential(id);
		await client.rest('DELETE', `/credentials/${id}`);
		thoughtSpot.control.unlock?.('analyst');
		assert.equal(status, 'Error', `${name} passes`);
		assert.match(message, says, name);
		for (const value of Object.values(change)) {
			if (/wrong/.test(value) && !/^http/.test(value)) {
				assert.ok(!message.includes(value) || change.username === value, `${name} shows it`);
			}
		}
	}
}

module.exports = { run, title };
