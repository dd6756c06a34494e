'use strict';
const assert = require('node:assert/strict');
const { sandboxCredentials } = require('../../demo/credentials');
const { assertIcons, assertReadable, at } = require('./page');

/** Of each credential: its secret, and what is said when that is wrong. */
const secrets = {
	thousandEyesBearerApi: ['accessToken', /ThousandEyes rejected the access token \(401\)/],
	thousandEyesBasicApi: ['apiToken', /ThousandEyes rejected the email and API token \(401\)/],
	thousandEyesOAuth2Api: ['clientSecret', /ThousandEyes rejected the log-in \(401\)/],
	thoughtSpotBasicApi: ['password', /ThoughtSpot rejected the log-in \(401\)/],
	thoughtSpotBearerApi: ['accessToken', /ThoughtSpot rejected the token \(401\)/],
	thoughtSpotTrustedApi: ['secretKey', /ThoughtSpot rejected the log-in \(401\)/],
};

/** Each credential is created, saved and tested in its dialog, first with a wrong secret. */
async function checkCredentials({ world, n8n, page, screens, report: { check } }) {
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const types = await n8n.client.credentialTypes();
	await page.goto(`${n8n.url}/home/credentials`);
	const token = await mint(thoughtSpot.url);
	for (const { type, data } of sandboxCredentials(thousandEyes.url, thoughtSpot.url, token)) {
		const { displayName } = types.find(({ name }) => name === type);
		const [field, reason] = secrets[type];
		const dialog = page.locator(at('editCredential-modal'));
		const save = dialog.locator(at('credential-save-button'));

		await check(`${displayName}: a wrong secret is told with its reason`, async () => {
			const wrong = `wrong-${field}-of-${type}`;
			world.secrets.add(`wrong ${field} of ${type}`, wrong);
			await createCredential(page, displayName);
			await assertIcons(dialog, 'light');
			for (const label of await dialog.locator('label').allInnerTexts()) {
				if (!/^(Fixed|Expression)$/.test(label)) assertReadable(label, 'a label');
			}
			await fillCredential(dialog, { ...data, [field]: wrong });
			await save.click();
			await dialog.getByText('More details').click();
			const banner = dialog.locator(at('node-credentials-config-container'));
			await banner.getByText(/rejected/).waitFor();
			const said = await banner.innerText();
			assert.match(said, reason);
			assert.ok(!said.includes(wrong));
			if (type === 'thoughtSpotTrustedApi') await screens(page, 'credential-test-failed');
		});

		await check(`${displayName}: saved with the right secret, its test succeeds`, async () => {
			await fillCredential(dialog, { [field]: data[field] });
			await save.click();
			await dialog.getByText('Connection tested successfully').waitFor();
			if (type === 'thoughtSpotTrustedApi') await screens(page, 'credential-test');
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'hidden' });
		});
	}
}

/** Opens the dialog for a new credential of a type. */
async function createCredential(page, displayName) {
	await page.locator(at('add-resource-credential')).click();
	await page.locator(`${at('new-credential-type-select')} input`).fill(displayName);
	await page
		.locator(at('new-credential-type-select-option'))
		.filter({ hasText: displayName })
		.first()
		.click();
	await page.locator(at('new-credential-type-button')).click();
	await page.locator(at('credential-edit-dialog')).waitFor();
}

/** Enters values in the fields of a credential. */
async function fillCredential(dialog, data) {
	for (const [name, value] of Object.entries(data)) {
		const input = dialog.locator(`${at(`parameter-input-${name}`)} input`);
		// A dropdown keeps what it starts with.
		if ((await input.getAttribute('role')) !== 'combobox') await input.fill(String(value));
	}
}

/** A token for the credential that cannot get one by itself. */
async function mint(url) {
	const answer = await fetch(`${url}/api/rest/2.0/auth/token/full`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ username: 'tsadmin', password: 'sandbox-admin-password' }),
	});
	return (await answer.json()).token;
}

module.exports = { checkCredentials, createCredential, fillCredential };
