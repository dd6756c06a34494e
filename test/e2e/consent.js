'use strict';
const assert = require('node:assert/strict');
const { openEditor } = require('./browser');
const { chain, errorOf, ours, outputsOf, start } = require('./build');
const { createCredential, fillCredential } = require('./editor-credentials');
const { findLeaks } = require('./leaks');
const { at } = require('./page');
const { createScreens } = require('./screens');
const { until } = require('./wait');

const title = 'an account that is connected in the browser, by consent';

const type = 'thousandEyesUserOAuth2Api';

async function run(world, report) {
	const { check, need } = report;
	const n8n = await world.n8n();
	const { thousandEyes } = await world.sandboxes();
	const { page, browser } = await need('the owner signs in', () => openEditor(world, n8n));
	const screens = createScreens(world.screenshots);
	const dialog = page.locator(at('editCredential-modal'));
	const known = async () =>
		(await n8n.client.rest('GET', '/credentials')).find((one) => one.type === type);
	const connect = dialog
		.locator(at('oauth-not-connected-banner'))
		.getByRole('button')
		// As n8n 1 has it.
		.or(dialog.getByRole('button', { name: 'Connect my account' }))
		.first();
	const connected = dialog.locator(at('oauth-connect-success-banner'));
	/** Opens the page that asks for consent, and answers it. */
	const answer = async (button) => {
		const [consent] = await Promise.all([page.waitForEvent('popup'), connect.click()]);
		await consent.getByRole('button', { name: button }).click();
		return consent;
	};

	await need('the credential is filled in', async () => {
		await page.goto(`${n8n.url}/home/credentials`);
		await createCredential(page, 'ThousandEyes User OAuth2 API');
		await fillCredential(dialog, {
			baseUrl: thousandEyes.url,
			authUrl: `${thousandEyes.url}/v7/oauth2/authorize`,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-client-secret',
		});
	});

	await check('a refusal connects nothing', async () => {
		const consent = await answer('Deny');
		await until('the refusal', () =>
			thousandEyes.requests.some(({ body }) => /answer=deny/.test(body)),
		);
		await consent.close();
		await connect.waitFor();
		assert.equal(await connected.isVisible(), false);
		assert.equal(exchanges(thousandEyes).length, 0);
	});

	await need('consent connects the account, with PKCE', async () => {
		await answer('Allow');
		await connected.waitFor();
		const [{ body, status }] = exchanges(thousandEyes);
		assert.equal(status, 200);
		assert.match(body, /code_verifier=[\w.~-]{43,}/);
		await screens(page, 'credential-connected');
	});
	await browser.close();

	const groups = { resource: 'accountGroup', operation: 'getAll' };
	const { id, name } = await known();
	const workflow = await n8n.client.importWorkflow(
		chain('By consent', [start, ours('Groups', { type, id, name }, groups)]),
	);
	const list = () => n8n.client.run(workflow, 'Start');
	const since = (count) =>
		thousandEyes.requests
			.slice(count)
			.map(({ method, path, status }) => `${status} ${method} ${path}`);

	await check('a list of account groups runs with it', async () => {
		const execution = await list();
		assert.equal(errorOf(execution), undefined);
		assert.equal(outputsOf(execution, 'Groups')[0].length, 3);
	});

	await check('an access that is over is renewed, with one rejected request', async () => {
		thousandEyes.control.expireTokens();
		const count = thousandEyes.requests.length;
		const execution = await list();
		assert.equal(errorOf(execution), undefined);
		assert.deepEqual(since(count), [
			'401 GET /v7/account-groups',
			'200 POST /v7/oauth2/token',
			'200 GET /v7/account-groups',
		]);
	});

	await check('the renewed access is kept', async () => {
		const count = thousandEyes.requests.length;
		assert.equal(errorOf(await list()), undefined);
		assert.deepEqual(since(count), ['200 GET /v7/account-groups']);
	});

	await check('a withdrawn consent is told, without a secret', async () => {
		thousandEyes.control.expireTokens();
		thousandEyes.control.withdrawConsents();
		const execution = await list();
		assert.match(errorOf(execution), /refused to renew the access.*choose 'Connect'/s);
		const secrets = [...world.secrets.known(), ...world.secrets.issued()];
		assert.deepEqual(findLeaks(secrets, JSON.stringify(execution)), []);
	});
}

/** The requests that exchanged a code. */
const exchanges = ({ requests }) =>
	requests.filter(({ body }) => /grant_type=authorization_code/.test(body));

module.exports = { run, title };
