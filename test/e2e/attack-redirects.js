'use strict';
const assert = require('node:assert/strict');
const { sandboxCredentials } = require('../../demo/credentials');
const { chain, items, start } = require('./build');
const { startRedirector, startStranger } = require('./attack-servers');

const statuses = [302, 307];
const httpRequest = 'n8n-nodes-base.httpRequest';

/** What each credential signs: log-ins and token requests carry the secret in their body. */
const requests = {
	thousandEyesBearerApi: [
		['GET', '/v7/agents'],
		['POST', '/v7/alerts/rules'],
	],
	thousandEyesBasicApi: [['GET', '/v6/agents.json']],
	thousandEyesOAuth2Api: [
		['GET', '/v7/agents'],
		['POST', '/v7/oauth2/token'],
	],
	thoughtSpotBasicApi: [
		['GET', '/api/rest/2.0/auth/session/user'],
		['POST', '/api/rest/2.0/auth/token/full'],
		['POST', '/api/rest/2.0/auth/session/login'],
	],
	thoughtSpotBearerApi: [
		['GET', '/api/rest/2.0/auth/session/user'],
		['POST', '/api/rest/2.0/users/search'],
	],
	thoughtSpotTrustedApi: [
		['GET', '/api/rest/2.0/auth/session/user'],
		['POST', '/api/rest/2.0/auth/token/full'],
	],
};

/** Nothing that a credential signs follows a redirect to another host: its own test, and the HTTP Request node. */
async function checkRedirects({ world, client, check }) {
	const stranger = await startStranger();
	const redirector = await startRedirector(stranger.url);
	world.cleanup(stranger.close);
	world.cleanup(redirector.close);
	const versions = await versionsOf(client);
	for (const { type, data } of sandboxCredentials(redirector.url, redirector.url, 'a-bearer')) {
		const name = `${type} redirected`;
		const { id } = await client.createCredential({ name, type, data });
		await check(`${type}: its test goes nowhere else, and says where it was sent`, () =>
			testIt({ client, redirector, stranger, id }),
		);
		await check(`${type}: HTTP Request ${versions.join(', ')} sends its secret nowhere else`, () =>
			requestIt({ client, redirector, stranger, versions, credential: { id, name, type } }),
		);
	}
}

async function testIt({ client, redirector, stranger, id }) {
	for (const logsIn of [true, false]) {
		for (const status of [...statuses, 301, 303, 308]) {
			Object.assign(redirector.control, { logsIn, status });
			const said = await client.testCredential(id);
			assert.deepEqual(stranger.visits.splice(0), [], `after ${status}`);
			assert.equal(said.status, 'Error', `a redirect (${status}) passes for an answer`);
			assert.match(said.message, /redirect/i, `${status}: ${said.message}`);
		}
	}
	redirector.control.logsIn = true;
}

async function requestIt({ client, redirector, stranger, versions, credential }) {
	const wishes = versions.flatMap((version) =>
		statuses.flatMap((status) =>
			requests[credential.type].map(([method, path]) => ({ version, status, method, path })),
		),
	);
	redirector.redirected.splice(0);
	const nodes = wishes.map((wish) => requestNode(wish, redirector.url, credential));
	const branches = nodes.map(({ name }) => ['One', 0, name]);
	const definition = chain(`Redirects of ${credential.type}`, [start, items('One', [{}])], {
		loose: nodes,
		more: branches,
	});
	const execution = await client.run(await client.importWorkflow(definition), start.name);
	assert.equal(execution.finished, true);
	// The node's older versions ask again, with a new session, after any failure.
	const made = redirector.redirected.length;
	assert.ok(made >= wishes.length, `${made} of ${wishes.length} requests were made`);
	assert.deepEqual(stranger.visits.splice(0), []);
}

function requestNode({ version, status, method, path }, url, { id, name, type }) {
	const address = `${url}${path}?status=${status}`;
	const body = method === 'POST' && {
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '{"username":"analyst"}',
		bodyParametersJson: '{"username":"analyst"}',
		jsonParameters: true,
	};
	return {
		name: `${version} ${method} ${path} ${status}`,
		type: httpRequest,
		typeVersion: version,
		onError: 'continueRegularOutput',
		parameters: {
			method,
			requestMethod: method,
			url: address,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: type,
			...body,
			options: { redirect: { redirect: { followRedirects: true, maxRedirects: 21 } } },
		},
		credentials: { [type]: { id, name } },
	};
}

/** The versions of the HTTP Request node that know credential types of other packages. */
async function versionsOf(client) {
	const types = await client.nodeTypes();
	const found = types.filter(({ name }) => name === httpRequest);
	const versions = found.flatMap(({ version }) => version).filter((version) => version >= 2);
	assert.ok(versions.includes(4.2), 'n8n tells no versions of its HTTP Request node');
	return [...new Set(versions)].sort();
}

module.exports = { checkRedirects };
