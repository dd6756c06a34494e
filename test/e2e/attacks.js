'use strict';
const { startN8n } = require('../../demo/instance');
const { sandboxCredential } = require('../../demo/credentials');
const { step } = require('../../demo/steps');
const { checkEmptyExpressions, checkHostileText } = require('./attack-inputs');
const { checkRedirects } = require('./attack-redirects');
const { checkCopies, checkCrash, checkReactivation } = require('./attack-triggers');
const { startSandboxes } = require('./sandboxes');
const { thoughtSpotSource, thousandEyesSource } = require('./trigger-sources');

const title = 'redirects, hostile texts, empty expressions, copied workflows and crashes';

async function run(world, { check, need }) {
	const n8n = await world.n8n();
	const { client } = n8n;
	await checkRedirects({ world, client, check });
	await checkHostileText({ world, n8n, check });
	await checkEmptyExpressions({ world, n8n, check });

	const services = await startSandboxes(world.secrets);
	world.cleanup(services.close);
	const own = await need('an n8n of its own, to be killed, with the public API on', () =>
		startOwn(world),
	);
	const context = { world, n8n: own, client: own.client, check };
	const sources = await sourcesFor(own.client, services);
	await checkCopies({ ...context, publicApi: await publicApiOf(own), sources });
	await checkReactivation({ ...context, sources });
	await checkCrash({ ...context, sources });
}

async function startOwn(world) {
	const packageTarball = await world.tarball();
	const n8n = await step('Starting an n8n to be killed', () =>
		startN8n({
			packageTarball,
			userFolder: world.temporaryFolder('e2e-attacked-'),
			env: { N8N_PUBLIC_API_DISABLED: 'false' },
		}),
	);
	world.cleanup(n8n.stop);
	return n8n;
}

/** The API that n8n gives to others, with a key of the owner. */
async function publicApiOf({ url, client }) {
	const scopes = await client.rest('GET', '/api-keys/scopes');
	const { rawApiKey } = await client.rest('POST', '/api-keys', {
		label: 'e2e',
		expiresAt: null,
		scopes,
	});
	return async (method, path, body) => {
		const answer = await fetch(`${url}/api/v1${path}`, {
			method,
			headers: {
				'x-n8n-api-key': rawApiKey,
				'content-type': 'application/json',
				connection: 'close',
			},
			body: body && JSON.stringify(body),
		});
		if (!answer.ok)
			throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
		return await answer.json();
	};
}

async function sourcesFor(client, { thousandEyes, thoughtSpot }) {
	const create = async (wanted) => {
		const { type, data } = sandboxCredential(wanted, thousandEyes.url, thoughtSpot.url);
		const name = `${type} under attack`;
		const { id } = await client.createCredential({ name, type, data });
		return { id, name, type };
	};
	return [
		thousandEyesSource(thousandEyes, await create('thousandEyesBearerApi')),
		thoughtSpotSource(thoughtSpot, await create('thoughtSpotTrustedApi')),
	];
}

module.exports = { run, title };
