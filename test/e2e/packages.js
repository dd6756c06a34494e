'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { createCredentials } = require('../../demo/credentials');
const { serve } = require('./attack-servers');
const { chain, errorOf, ours, outputsOf, start } = require('./build');
const { collectEvidence } = require('./evidence');
const { complaints } = require('./install');
const { installAll } = require('./packages-install');

const title = 'the package of both services and those of one beside each other in one n8n';

const whole = require('../../package.json').name;
const single = { thousandEyes: 'n8n-nodes-thousandeyes', thoughtSpot: 'n8n-nodes-thoughtspot' };
const groups = { resource: 'accountGroup', operation: 'getAll', limit: 1 };
const logOut = { resource: 'session', operation: 'logout' };
const getUser = { resource: 'session', operation: 'getUser' };
const mostRejections = 10;

async function run(world, { check, need }) {
	const { n8n, packages } = await need('n8n starts with all three packages', () =>
		installAll(world),
	);
	const { client } = n8n;
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const credentials = await need('every credential passes its test', async () => {
		const addresses = { thousandEyes: thousandEyes.url, thoughtSpot: thoughtSpot.url };
		const created = await createCredentials(client, addresses);
		const broken = created.filter(({ ok }) => !ok);
		assert.deepEqual(broken, []);
		return (type) => created.find((one) => one.type === type);
	});
	/** Runs nodes in a chain, each of the package that it names. */
	async function runNodes(name, nodes) {
		const definition = chain(name, [
			start,
			...nodes.map(({ of, credential, parameters, ...rest }, index) => {
				const node = ours(`${index} of ${of}`, credential, parameters, rest);
				return { ...node, type: `${of}.${node.type.split('.')[1]}` };
			}),
		]);
		const workflow = await client.importWorkflow(definition);
		const execution = await client.run(workflow, start.name);
		return {
			execution,
			given: nodes.map(({ of }, index) => outputsOf(execution, `${index} of ${of}`)),
		};
	}

	await check('every node of each is offered, and the log complains of none', async () => {
		const offered = (await client.nodeTypes()).map(({ name }) => name);
		for (const { name, nodes } of packages)
			for (const node of nodes) assert.ok(offered.includes(`${name}.${node}`), `${name}.${node}`);
		assert.deepEqual(complaints(fs.readFileSync(n8n.logFile, 'utf8')), []);
	});

	for (const type of ['thousandEyesBearerApi', 'thousandEyesOAuth2Api']) {
		await check(`a list comes from both packages with ${type}`, async () => {
			const both = [whole, single.thousandEyes].map((of) => ({
				of,
				credential: credentials(type),
				parameters: groups,
			}));
			const { execution, given } = await runNodes(`Lists with ${type}`, both);
			assert.equal(execution.status, 'success', errorOf(execution));
			for (const [items] of given) assert.ok(items[0].json.aid);
		});
	}

	const mixtures = [
		[single.thoughtSpot, single.thoughtSpot],
		[whole, single.thoughtSpot],
		[single.thoughtSpot, whole],
	];
	for (const type of ['thoughtSpotBasicApi', 'thoughtSpotTrustedApi']) {
		for (const [one, other] of mixtures) {
			await check(`${one} logs out, ${other} renews the session (${type})`, async () => {
				const credential = credentials(type);
				const logIns = () =>
					thoughtSpot.requests.filter(({ path }) => path.endsWith('/auth/token/full')).length;
				const before = logIns();
				const { execution, given } = await runNodes(`Log out of ${one}, ask by ${other}`, [
					{ of: one, credential, parameters: logOut },
					{ of: other, credential, parameters: getUser },
				]);
				assert.equal(execution.status, 'success', errorOf(execution));
				assert.ok(given[1][0][0].json.name);
				assert.equal(logIns() - before, 1, 'log-ins');
			});
		}
	}

	await check(
		'a wrong secret is held back after as many rejections as with one package',
		async () => {
			const accessToken = 'wrong-token-that-counts-together';
			world.secrets.add('token that two packages use', accessToken);
			const data = { baseUrl: thousandEyes.url, accessToken };
			const credential = await created('Wrong for both packages', data);
			const from = thousandEyes.requests.length;
			const nodes = Array.from({ length: mostRejections + 4 }, (_, index) => ({
				of: index % 2 ? whole : single.thousandEyes,
				credential,
				parameters: groups,
				onError: 'continueRegularOutput',
			}));
			const { given } = await runNodes('A wrong secret', nodes);
			const rejected = thousandEyes.requests.slice(from).filter(({ status }) => status === 401);
			assert.equal(rejected.length, mostRejections);
			for (const [[item]] of given.slice(-4))
				assert.match(JSON.stringify(item.json), /Nothing was sent until/);
		},
	);

	await check(
		'an error hides the secret that a service repeats, whichever package asks',
		async () => {
			const accessToken = 'token-that-a-service-repeats';
			world.secrets.add('token that a service repeats', accessToken);
			const echo = await serve((request, response) => {
				response.writeHead(400, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ title: 'Refused', detail: request.headers.authorization }));
			});
			try {
				const data = { baseUrl: `http://127.0.0.1:${echo.port}`, accessToken };
				const credential = await created('Repeated', data);
				const nodes = [whole, single.thousandEyes].map((of) => ({
					of,
					credential,
					parameters: groups,
					onError: 'continueRegularOutput',
				}));
				const { execution, given } = await runNodes('A secret that is repeated', nodes);
				for (const [[item]] of given) assert.match(JSON.stringify(item.json), /Refused/);
				assert.ok(!JSON.stringify(execution.data).includes(accessToken), 'the secret is shown');
			} finally {
				echo.close();
			}
		},
	);

	world.evidence.push(...(await collectEvidence(n8n)));

	async function created(name, data) {
		const type = 'thousandEyesBearerApi';
		return { name, type, ...(await client.createCredential({ name, type, data })) };
	}
}

module.exports = { run, title };
