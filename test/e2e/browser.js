'use strict';
const { chromium } = require('playwright-core');
const { findChromium } = require('./debian');

const size = { width: 1280, height: 800 };
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Opens n8n's editor in headless Chromium with the owner signed in.
 * @param {any} world @param {any} n8n @param {'light' | 'dark'} [theme]
 */
async function openEditor(world, n8n, theme = 'light') {
	const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
	world.cleanup(() => browser.close());
	const context = await browser.newContext({ viewport: size, colorScheme: theme });
	// Nothing outside of this machine is asked for.
	await context.route(
		({ hostname }) => hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	await page.goto(`${n8n.url}/signin`);
	await page.fill('input[name="emailOrLdapLoginId"]', n8n.owner.email);
	await page.fill('input[name="password"]', n8n.owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/home|\/workflow/);
	return { browser, context, page };
}

module.exports = { openEditor };
