'use strict';
const assert = require('node:assert/strict');
const { chain, ours, outputsOf, start } = require('./build');

const row = 'What goes wrong';

/** A session that has ended is renewed, and what cannot be signed or reached says why, whatever n8n keeps of an error. */
async function checkFaults(world, { client }, { prove }) {
	const credentials = await world.credentials();
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const create = async (type, data) => {
		const { id } = await client.createCredential({ name: type, type, data });
		return { id, name: type, type };
	};
	const one = async (credential, parameters) => {
		const node = ours('Job', credential, parameters, { onError: 'continueRegularOutput' });
		const workflow = await client.importWorkflow(chain('Faults', [start, node]));
		const [[{ json }]] = outputsOf(await client.run(workflow, start.name), 'Job');
		return json;
	};
	const who = { resource: 'session', operation: 'getUser' };

	await prove(row, 'a dead session is renewed', async () => {
		const trusted = credentials.find(({ type }) => type === 'thoughtSpotTrustedApi');
		assert.equal((await one(trusted, who)).error, undefined);
		thoughtSpot.control.expireTokens();
		const { error, ...user } = await one(trusted, who);
		assert.equal(error, undefined);
		assert.ok(Object.keys(user).length > 1);
	});
	await prove(row, 'a refused log-in says why', async () => {
		const data = {
			baseUrl: thoughtSpot.url,
			username: 'tsadmin',
			secretKey: 'no-such-key-of-ours',
		};
		const { error } = await one(await create('thoughtSpotTrustedApi', data), who);
		assert.match(error, /ThoughtSpot rejected the log-in \(\d{3}\)/);
	});
	await prove(row, 'an address that nobody answers at is named', async () => {
		const data = { baseUrl: 'http://127.0.0.1:9', accessToken: 'a-token-for-nobody' };
		const bearer = await create('thousandEyesBearerApi', data);
		const options = { maxWait: 1 };
		const listed = { resource: 'accountGroup', operation: 'getAll', options };
		const { error } = await one(bearer, listed);
		assert.match(error, /could not be reached, nothing accepts connections at its address/);
	});
	await prove(row, 'a token that is rejected is sent once', async () => {
		const data = { baseUrl: thousandEyes.url, accessToken: 'no-such-token-of-ours' };
		const bearer = await create('thousandEyesBearerApi', data);
		const before = thousandEyes.requests.length;
		const { error } = await one(bearer, { resource: 'accountGroup', operation: 'getAll' });
		assert.match(error, /answered 401/);
		assert.equal(thousandEyes.requests.length - before, 1);
	});
}

module.exports = { checkFaults };
