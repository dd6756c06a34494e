'use strict';
const assert = require('node:assert/strict');
const { setTimeout: delay } = require('node:timers/promises');
const { chain, items, ours, outputsOf, start } = require('./build');
const { startHostile } = require('./attack-servers');

const hostileCharacters = 1_000_000;
/** What one text may cost is 50 ms for 100 kB, on a quiet machine. */
const longestStandstill = 2_000;

/** n8n goes on answering while a node reads a refusal of a million characters. */
async function checkHostileText({ world, n8n, check }) {
	const { client } = n8n;
	const hostile = await startHostile(hostileCharacters);
	world.cleanup(hostile.close);
	/** @type {Array<[{ type: string }, object, string, string]>} */
	const accounts = [
		[{ type: 'thousandEyesBearerApi' }, { accessToken: 'a-token' }, 'agent', 'getAll'],
		[{ type: 'thoughtSpotBearerApi' }, { accessToken: 'a-token' }, 'session', 'getUser'],
		[
			{ type: 'thoughtSpotTrustedApi' },
			{ username: 'a', secretKey: 'a-secret-key' },
			'token',
			'getFull',
		],
	];
	for (const [{ type }, fields, resource, operation] of accounts) {
		await check(`${type}: a refusal of 1 MB does not stop n8n`, async () => {
			const data = { baseUrl: hostile.url, ...fields };
			const credential = { type, name: `${type} of a hostile service` };
			const { id } = await client.createCredential({ ...credential, data });
			const node = ours('Asks', { ...credential, id }, { resource, operation });
			const flow = chain(`Hostile text for ${type}`, [start, node]);
			const watching = watchHealth(n8n.url);
			const { status } = await client.run(await client.importWorkflow(flow), start.name);
			const longest = await watching.end();
			assert.equal(status, 'error');
			assert.ok(longest < longestStandstill, `n8n did not answer for ${Math.round(longest)} ms`);
		});
	}
}

/** Asks n8n every few milliseconds whether it is well; `end` gives the longest it took to answer, in ms. */
function watchHealth(url) {
	let on = true;
	let longest = 0;
	const asking = (async () => {
		while (on) {
			const from = performance.now();
			await fetch(`${url}/healthz`, { headers: { connection: 'close' } });
			longest = Math.max(longest, performance.now() - from);
			await delay(10);
		}
	})();
	return {
		async end() {
			on = false;
			await asking;
			return longest;
		},
	};
}

/** What an expression gives that found nothing, or not what it should have. */
const nothing = [
	'$json.nosuch',
	'null',
	"''",
	"'  '",
	'0/0',
	'false',
	'[]',
	'{}',
	'$json.user?.name',
	'{"a":1}',
];

/** An expression that gives nothing never mints for, or revokes of, somebody else than was meant. */
async function checkEmptyExpressions({ world, n8n, check }) {
	const { client } = n8n;
	const { thoughtSpot } = await world.sandboxes();
	const credentials = await world.credentials();
	const trusted = credentials.find(({ type }) => type === 'thoughtSpotTrustedApi');
	const good = { username: 'analyst', userIdentifier: 'analyst' };
	/** @type {Array<[label: string, operation: string, parameters: (value: string) => object]>} */
	const cases = [
		['User', 'getFull', (value) => ({ username: value })],
		[
			'User',
			'getObject',
			(value) => ({ username: value, objectId: 'c0a8f1d2-7b3e-4d5f-8a00-000000000001' }),
		],
		[
			'Org',
			'getFull',
			(value) => ({ username: good.username, additionalFields: { orgId: value } }),
		],
		['Token', 'revoke', (value) => ({ userIdentifier: good.userIdentifier, token: value })],
		['User', 'revoke', (value) => ({ userIdentifier: value })],
	];
	for (const [label, operation, parameters] of cases) {
		const title = `${label} of ${operation}`;
		await check(
			`${title}: an expression that gives nothing is an error, and nothing is sent`,
			async () => {
				const rows = nothing.map((source) => ({ source }));
				const nodes = rows.map(({ source }, index) =>
					ours(
						`Asks ${index}`,
						trusted,
						{ resource: 'token', operation, ...parameters(`={{ ${source} }}`) },
						{ onError: 'continueErrorOutput' },
					),
				);
				const flow = chain(`Empty: ${title}`, [start, items('One', [{}])], {
					loose: nodes,
					more: nodes.map(({ name }) => ['One', 0, name]),
				});
				const from = thoughtSpot.requests.length;
				const execution = await client.run(await client.importWorkflow(flow), start.name);
				for (const [index, { source }] of rows.entries()) {
					const [taken = [], refused = []] = outputsOf(execution, `Asks ${index}`);
					assert.deepEqual([taken.length, refused.length], [0, 1], `${source} was taken`);
					assert.match(JSON.stringify(refused[0].json), new RegExp(`'${label}`), source);
				}
				const sent = thoughtSpot.requests
					.slice(from)
					.map(({ method, path }) => `${method} ${path}`);
				assert.deepEqual(sent, []);
			},
		);
	}
}

module.exports = { checkEmptyExpressions, checkHostileText };
