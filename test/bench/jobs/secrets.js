'use strict';
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { accounts, getAlert } = require('../accounts');
const { bound } = require('../figures');
const { flow, http, items, ours } = require('../flows');
const { say } = require('../../n8n/steps');
const { startServer } = require('../servers');
const { startStranger } = require('../stranger');
const { findSecrets } = require('../../support/secrets');

const marker = (name) => `${name}-${randomBytes(12).toString('hex')}`;
const always = { times: 1_000_000 };

/** Ways to fail; `echo` is a service that repeats in its error what it was sent. */
const failures = (stranger) => ({
	'401, wrong secret': [],
	'400 that repeats the secrets': (secrets) => [
		{ kind: 'status', status: 400, body: { title: 'Bad request', detail: secrets.join(' ') } },
	],
	403: () => [{ kind: 'status', status: 403, body: { title: 'Forbidden' } }],
	'429, longer than may be waited': () => [
		{ kind: 'status', status: 429, headers: { 'retry-after': '600' } },
	],
	'500 that repeats the secrets': (secrets) => [
		{ kind: 'status', status: 500, body: { error: { message: { debug: secrets.join(' ') } } } },
	],
	'connection dropped': () => [{ kind: 'drop' }],
	'answer cut off': () => [{ kind: 'truncate' }],
	'page that repeats the secrets': (secrets) => [
		{ kind: 'html', body: `<html>${secrets.join(' ')}</html>` },
	],
	'redirect to a stranger': () => [
		{ kind: 'redirect', location: `http://127.0.0.1:${stranger.port}/`, status: 307 },
	],
});

/** One workflow for each kind of credential, with a wrong secret that occurs nowhere else. */
async function cases(stage, te, ts) {
	const [eyes, spot] = [accounts(stage, te.url), accounts(stage, ts.url)];
	const list = items([{ alertId: 'some-alert', url: `${te.url}/v7/alerts/some-alert` }]);
	const mint = { resource: 'token', operation: 'getFull', username: '', additionalFields: {} };
	const mintUrl = {
		method: 'POST',
		url: `${ts.url}/api/rest/2.0/auth/token/full`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { username: "tsadmin" } }}',
	};
	const one = async (who, make, node) => {
		const secret = marker(who.replace(/\W/g, ''));
		return { who, secret, flow: flow([list, node(await make(secret))]) };
	};
	const alert = (authentication) => (credential) =>
		ours('thousandEyes', { ...getAlert, authentication }, credential);
	const spotted = (authentication, parameters) => (credential) =>
		ours('thoughtSpot', { authentication, ...parameters }, credential);
	return await Promise.all([
		one('ours: bearer', eyes.bearer, alert('bearer')),
		one('ours: OAuth2', eyes.oAuth2, alert('oAuth2')),
		one(
			'ours: password',
			spot.basic,
			spotted('basic', { resource: 'session', operation: 'getUser' }),
		),
		one('ours: secret key', spot.trusted, spotted('trusted', mint)),
		one('http: bearer', eyes.httpBearer, (credential) =>
			http({ url: '={{ $json.url }}' }, credential),
		),
		one('http: OAuth2', eyes.httpOAuth2, (credential) =>
			http({ url: '={{ $json.url }}' }, credential),
		),
		one('http: secret key', spot.httpSecretKey, (credential) => http(mintUrl, credential)),
	]);
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

/** Runs one kind of failure with every credential; resolves with where which secret was found. */
async function fail(stage, te, ts, make) {
	await Promise.all([te.reset(), ts.reset()]);
	const all = await cases(stage, te, ts);
	const faults = typeof make === 'function' ? make(all.map(({ secret }) => secret)) : [];
	for (const fault of faults) {
		await Promise.all([te.fault({ ...fault, ...always }), ts.fault({ ...fault, ...always })]);
	}
	return await Promise.all(
		all.map(async (one) => {
			const published = await stage.publish(one.flow);
			await stage.call(published);
			const [id] = await stage.client.executionIds(published.id);
			const execution = await stage.client.execution(id);
			const error = execution.data.resultData.error?.message;
			return { ...one, flow: undefined, error, inExecution: findSecrets(execution, [one.secret]) };
		}),
	);
}

/** Which secrets are found in n8n's stored data after runs that failed. */
async function secrets({ stage }) {
	const te = await startServer('thousandEyes', { rateLimit: false });
	const ts = await startServer('thoughtSpot');
	const stranger = await startStranger();
	try {
		const found = [];
		for (const [failure, make] of Object.entries(failures(stranger))) {
			const results = await fail(stage, te, ts, make);
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
		te.close();
		ts.close();
	}
}

function report(found) {
	const of = (prefix) => found.filter(({ who }) => who.startsWith(prefix));
	const cell = (prefix, failure) => {
		const list = of(prefix).filter((one) => one.failure === failure);
		const hits = list.filter(({ places }) => places.length).map(({ who }) => who.split(': ')[1]);
		return hits.length ? `FOUND: ${hits.join(', ')}` : 'found nowhere';
	};
	const kinds = [...new Set(found.map(({ failure }) => failure))];
	const leaks = of('ours').filter(({ places }) => places.length).length;
	const succeeded = of('ours').filter(({ error }) => !error).length;
	return {
		rows: [
			['', 'this package', 'HTTP Request'],
			...kinds.map((kind) => [kind, cell('ours', kind), cell('http', kind)]),
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
