'use strict';
const assert = require('node:assert/strict');
const { chain, ours, start } = require('./build');
const { assertReadable, at, closeNode, openNode, openWorkflow } = require('./page');
const { findLeaks } = require('./leaks');

/** A node is filled from a list, run by its button, and a failing one says why. */
async function checkRuns({ world, n8n, page, screens, workflow, report: { check } }) {
	const { thousandEyes } = await world.sandboxes();

	await check('an account group is picked from the list', async () => {
		await openWorkflow(page, n8n, workflow);
		await openNode(page, 'ThousandEyes');
		await page.locator(`${at('resource-locator-aid')} ${at('rlc-input')}`).click();
		const entries = page.locator(at('rlc-item'));
		await entries.first().waitFor();
		assert.deepEqual((await entries.allInnerTexts()).sort(), [
			'Lab',
			'Operations',
			'Retail Stores',
		]);
		await screens(page, 'account-group-list');
		await entries.filter({ hasText: 'Operations' }).click();
		await page
			.locator(`${at('rlc-input')} input, input${at('rlc-input')}`)
			.first()
			.waitFor();
	});

	await check('a node is run by its button, and its items are shown', async () => {
		await page.locator(at('node-execute-button')).click();
		const count = page.locator(`${at('output-panel')} ${at('ndv-items-count')}`);
		await count.waitFor();
		assert.match(await count.innerText(), /^50 items/);
		const sent = thousandEyes.requests.findLast(({ path }) => path === '/v7/alerts');
		assert.match(sent.url, /[?&]aid=1001(&|$)/);
		await page.locator(at('output-panel')).getByText('alertType').first().waitFor();
		await screens(page, 'thousandeyes-items');
		await closeNode(page);
	});

	await check('the other node is run by its button', async () => {
		await openNode(page, 'ThoughtSpot');
		await page.locator(at('node-execute-button')).click();
		const output = page.locator(at('output-panel'));
		await output.getByText('tsadmin').first().waitFor();
		await screens(page, 'thoughtspot-items');
		await closeNode(page);
	});

	await check('a failing run says why, without the secret', async () => {
		const wrong = 'wrong-bearer-of-a-failing-run';
		world.secrets.add('wrong bearer token of the failing run', wrong);
		const credential = {
			name: 'ThousandEyes with a revoked token',
			type: 'thousandEyesBearerApi',
			data: { baseUrl: thousandEyes.url, accessToken: wrong },
		};
		const { id } = await n8n.client.createCredential(credential);
		const parameters = { resource: 'alert', operation: 'getAll' };
		const node = ours('ThousandEyes', { ...credential, id }, parameters);
		const failing = await n8n.client.importWorkflow(chain('A failing run', [start, node]));
		await openWorkflow(page, n8n, failing);
		await openNode(page, 'ThousandEyes');
		await page.locator(at('node-execute-button')).click();
		const message = page.locator(at('node-error-message')).first();
		await message.waitFor();
		const description = await page.locator(at('node-error-description')).first().innerText();
		assertReadable(description, 'the description of the error');
		assert.match(await message.innerText(), /ThousandEyes answered 401/);
		assert.match(description, /Check the credential/);
		await screens(page, 'error-panel');
		for (const details of await page.locator(`${at('output-panel')} details summary`).all()) {
			await details.click();
		}
		const found = findLeaks(world.secrets.known(), await page.content());
		assert.deepEqual(found, []);
		await closeNode(page);
	});
}

module.exports = { checkRuns };
