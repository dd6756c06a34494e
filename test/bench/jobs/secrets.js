'use strict';
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { accounts, getAlert, mintAt } = require('../accounts');
const { bound } = require('../figures');
const { flow, http, items, ours } = require('../flows');
const { say } = require('../../../demo/steps');
const { startServer } = require('../servers');
const { startStranger } = require('../stranger');
const { findSecrets } = require('../../support/secrets');

const marker = (name) => `${name}-${randomBytes(12).toString('hex')}`;
const always = { times: 1_000_000 };

/** Ways to fail; `echo` is a service that repeats in its error what it was sent. */
const failures = (stranger) => ({
	'401, wrong secret': () => [],
	'400 that repeats the secret': (secret) => [
		{ kind: 'status', status: 400, body: { title: 'Bad request', detail: secret } },
	],
	'403, refused': () => [{ kind: 'status', status: 403, body: { title: 'Forbidden' } }],
	'429, longer than may be waited': () => [
		{ kind: 'status', status: 429, headers: { 'retry-after': '600' } },
	],
	'500 that repeats the secret': (secret) => [
		{ kind: 'status', status: 500, body: { error: { message: { debug: secret } } } },
	],
	'connection dropped': () => [{ kind: 'drop' }],
	'answer cut off': () => [{ kind: 'truncate' }],
	'page that repeats the secret': (secret) => [{ kind: 'html', body: `<html>${secret}</html>` }],
	'redirect to a stranger': () => [
		{ kind: 'redirect', location: `http://127.0.0.1:${stranger.port}/`, status: 307 },
	],
});

const alert = { ...getAlert, alertId: { __rl: true, mode: 'id', value: 'some-alert' } };
const mint = { resource: 'token', operation: 'getFull', username: '', additionalFields: {} };
const user = { resource: 'session', operation: 'getUser' };
const oneAlert = (url) => ({ url: `${url}/v7/alerts/some-alert` });

/**
 * The kinds of credential: the service, which of its accounts, and the node's parameters, which may take a URL.
 * @type {Record<string, [service: string, account: string, parameters: any]>}
 */
const kinds = {
	'ours: bearer': ['thousandEyes', 'bearer', { ...alert, authentication: 'bearer' }],
	'ours: OAuth2': ['thousandEyes', 'oAuth2', { ...alert, authentication: 'oAuth2' }],
	'ours: password': ['thoughtSpot', 'basic', { ...user, authentication: 'basic' }],
	'ours: secret key': ['thoughtSpot', 'trusted', { ...mint, authentication: 'trusted' }],
	'http: bearer': ['thousandEyes', 'httpBearer', oneAlert],
	'http: OAuth2': ['thousandEyes', 'httpOAuth2', oneAlert],
	'http: secret key': ['thoughtSpot', 'httpSecretKey', mintAt],
};

/** A server for each kind: what it repeats is the secret of that one alone. */
async function startServers() {
	const started = Object.entries(kinds).map(async ([who, [service]]) => [
		who,
		await startServer(service, { rateLimit: false }),
	]);
	return Object.fromEntries(await Promise.all(started));
}

/** A workflow with a wrong secret that occurs nowhere else. */
async function prepare(stage, who, server) {
	const [service, account, parameters] = kinds[who];
	const secret = marker(who.replace(/\W/g, ''));
	const credential = await accounts(stage, server.url)[account](secret);
	const node =
		typeof parameters === 'function'
			? http(parameters(server.url), credential)
			: ours(service, parameters, credential);
	return { secret, published: await stage.publish(flow([items([{}]), node])) };
}

/** Everything that this n8n has written: its database with the journal, and its log. */
function stored(stage) {
	const folder = path.join(stage.n8n.userFolder, '.n8n');
	const files = fs.readdirSync(folder).filter((name) => /sqlite|\.log$/.test(name));
	return Object.fromEntries([
		...files.map((name) => [name, fs.readFileSync(path.join(folder, name))]),
		['n8n.log', fs.readFileSync(stage.n8n.logFile)],
	]);
}

/** Runs one kind of failure with one kind of credential; resolves with the secret and where its execution holds it. */
async function fail(stage, who, server, faultsFor) {
	await server.reset();
	const { secret, published } = await prepare(stage, who, server);
	await server.fault(...faultsFor(secret).map((fault) => ({ ...fault, ...always })));
	await stage.call(published);
	const [id] = await stage.client.executionIds(published.id);
	const execution = await stage.client.execution(id);
	const error = execution.data.resultData.error?.message;
	return { who, secret, error, inExecution: findSecrets(execution, [secret]) };
}

/** Which secrets are found in n8n's stored data after runs that failed. */
async function secrets({ stage }) {
	const servers = await startServers();
	const stranger = await startStranger();
	try {
		const found = [];
		for (const [failure, faultsFor] of Object.entries(failures(stranger))) {
			const results = await Promise.all(
				Object.entries(servers).map(([who, server]) => fail(stage, who, server, faultsFor)),
			);
			const files = stored(stage);
			for (const { who, secret, error, inExecution } of results) {
				const places = [...inExecution, ...findSecrets(files, [secret])].map((hit) => hit.path);
				found.push({ who, failure, error, places });
			}
			const leaked = found.filter((one) => one.failure === failure && one.places.length);
			say(`    ${failure}: ${leaked.map(({ who }) => who).join(', ') || 'found nowhere'}`);
		}
		return report(found);
	} finally {
		stranger.close();
		for (const server of Object.values(servers)) server.close();
	}
}

function report(found) {
	const of = (prefix) => found.filter(({ who }) => who.startsWith(prefix));
	const cell = (prefix, failure) => {
		const list = of(prefix).filter((one) => one.failure === failure);
		const hits = list.filter(({ places }) => places.length).map(({ who }) => who.split(': ')[1]);
		return hits.length ? `FOUND: ${hits.join(', ')}` : 'found nowhere';
	};
	const all = [...new Set(found.map(({ failure }) => failure))];
	const leaks = of('ours').filter(({ places }) => places.length).length;
	const succeeded = of('ours').filter(({ error }) => !error).length;
	return {
		rows: [
			['', 'this package', 'HTTP Request'],
			...all.map((kind) => [kind, cell('ours', kind), cell('http', kind)]),
		],
		bounds: [
			bound(
				'secrets after failures: cases that leave one',
				'0',
				`${leaks} of ${of('ours').length}${succeeded ? `, ${succeeded} did not fail` : ''}`,
				leaks === 0 && succeeded === 0,
			),
		],
		data: found,
	};
}

module.exports = secrets;
