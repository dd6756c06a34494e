'use strict';
const assert = require('node:assert/strict');
const { manifest } = require('../../demo/package');
const { say } = require('../../demo/steps');
const { openEditor } = require('./browser');
const { chain, ours, start } = require('./build');
const { screens: list } = require('./editor-screen-list');
const { assertReadable, at, closeNode, openNode, openWorkflow } = require('./page');
const { until } = require('./wait');

/** How long a click may take to be answered by a panel. */
const PATIENCE = 2_000;

/** Operations of each kind as a user sees them: their fields in order, and what a run gives. */
async function checkScreens({ world, n8n, page, screens, report: { check } }) {
	const credentials = await world.credentials();
	const nodes = list.map((screen, index) => nodeOf(screen, credentials, index));
	const more = list
		.filter(({ node }) => !node.endsWith('Trigger'))
		.map(({ name }) => /** @type {import('./build').Connection} */ ([start.name, 0, name]));
	const workflow = await n8n.client.importWorkflow(
		chain('One operation of each kind', [start], { loose: nodes, more, pinData: {} }),
	);
	await openWorkflow(page, n8n, workflow);
	for (const screen of list) {
		await check(`${screen.name}: the panel shows its fields in order`, async () => {
			await openNode(page, screen.name);
			await look(page, screen);
			await shoot(page, screen, screens);
			await closeNode(page);
		});
	}
	await check('the largest descriptions open without delay', async () => {
		// The first is n8n's own, to compare with.
		for (const name of [start.name, 'thoughtspot-create', 'thousandeyes-create']) {
			const started = performance.now();
			await openNode(page, name);
			const took = Math.round(performance.now() - started);
			say(`        ${name} opened in ${took} ms`);
			await closeNode(page);
			assert.ok(took < PATIENCE, `${name} opened in ${took} ms`);
		}
	});
	await check('the panels are as readable in the dark', async () => {
		const { page: dark, browser } = await openEditor(world, n8n, 'dark');
		await openWorkflow(dark, n8n, workflow);
		for (const screen of list.filter((one) => one.dark)) {
			await openNode(dark, screen.name);
			await look(dark, screen);
			await shoot(dark, { ...screen, name: `${screen.name}-dark` }, screens);
			await closeNode(dark);
		}
		await browser.close();
	});
}

const panelOf = (page) => page.locator(at('node-parameters')).first();

function nodeOf({ name, node, parameters }, credentials, index) {
	const type = node.startsWith('thousandEyes') ? 'thousandEyesBearerApi' : 'thoughtSpotTrustedApi';
	const credential = credentials.find((one) => one.type === type);
	const position = [256 * (index % 9) + 256, 224 * Math.floor(index / 9)];
	return {
		...ours(name, credential, parameters),
		type: `${manifest.name}.${node}`,
		position,
	};
}

/** @param {import('playwright-core').Page} page @param {import('./editor-screen-list').Screen} screen */
async function look(page, { shows, gives }) {
	const panel = panelOf(page);
	// The editor draws what is in collections a moment later.
	await until(
		'the fields in order',
		async () => !missing(await panel.innerText(), shows),
		5_000,
	).catch(async () => {
		const text = await panel.innerText();
		assert.fail(`'${missing(text, shows)}' is not shown below ${shows.join(', ')}:\n${text}`);
	});
	// An expression of ours is shown as it stands.
	assertReadable((await panel.innerText()).replaceAll('{{ $now.zoneName }}', ''), 'the panel');
	if (!gives) return;
	await page.locator(at('node-execute-button')).click();
	const output = page.locator(at('output-panel'));
	await until('the output', async () => gives.test(await output.innerText()), 20_000).catch(
		async () => assert.match(await output.innerText(), gives),
	);
}

/** The first of some labels that does not stand below those before it. */
function missing(text, labels) {
	let from = 0;
	return labels.find((label) => {
		const place = text.indexOf(label, from);
		from = place + label.length;
		return place < 0;
	});
}

/**
 * A run is seen with what it gave; a form by itself, down to its end.
 * @param {import('playwright-core').Page} page @param {import('./editor-screen-list').Screen} screen @param {any} screens
 */
async function shoot(page, { name, gives }, screens) {
	if (gives) return await screens(page, name);
	const panel = panelOf(page);
	const seen = Object(page.viewportSize());
	const height = await panel.evaluate((element) => element.scrollHeight);
	await page.setViewportSize({ ...seen, height: Math.max(seen.height, height + 160) });
	await screens(page, name, panel);
	await page.setViewportSize(seen);
}

module.exports = { checkScreens };
