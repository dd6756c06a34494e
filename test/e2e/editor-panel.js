'use strict';
const assert = require('node:assert/strict');
const { manifest } = require('../../demo/package');
const { assertIcons, assertReadable, at, closeNode } = require('./page');
const { until } = require('./wait');

/** The nodes panel: both services are found by name, with their actions, and a node is added. */
async function checkPanel({ n8n, page, screens, report: { check } }) {
	const types = (await n8n.client.nodeTypes()).filter(({ name }) =>
		name.startsWith(`${manifest.name}.`),
	);
	for (const displayName of ['ThousandEyes', 'ThoughtSpot']) {
		const term = displayName.toLowerCase();
		await check(`the nodes panel finds "${term}", and adds it to the workflow`, async () => {
			const type = types.find((one) => one.displayName === displayName);
			await page.goto(`${n8n.url}/workflow/new`);
			await page.locator(at('node-creator-plus-button')).click();
			await page.locator(at('node-creator-search-bar')).fill(term);
			const names = page.locator(at('node-creator-item-name'));
			const item = names.filter({ hasText: displayName }).first();
			await item.waitFor();
			await assertIcons(page.locator(at('node-creator')), 'light');
			const description = page.locator(at('node-creator-item-description')).first();
			assertReadable(await description.innerText(), 'the description in the panel');
			await item.click();
			const actions = actionsOf(type);
			const category = page.locator(at('node-creator-category-item'));
			await category.filter({ hasText: 'Actions' }).waitFor();
			for (const text of await names.allInnerTexts()) assertReadable(text, 'a trigger');
			// With triggers of its own, a service's actions are folded away at the start of a workflow.
			const folded = !(await names.filter({ hasText: actions[0] }).count());
			if (folded) await category.filter({ hasText: 'Actions' }).click();
			await names.filter({ hasText: actions[0] }).first().waitFor();
			const read = async () => (await names.allInnerTexts()).map((text) => text.trim());
			const missing = async () => {
				const offered = await read();
				return actions.filter((action) => !offered.includes(action));
			};
			// The panel shows a long list a few at a time.
			await until('all actions', async () => !(await missing()).length, 60_000).catch(async () =>
				assert.deepEqual(await missing(), [], 'the panel does not offer'),
			);
			for (const text of await read()) assertReadable(text, 'an action');
			await screens(page, `nodes-panel-${term}`);
			await names
				.filter({ hasText: actions.at(-1) })
				.first()
				.click();
			await page.locator(at('node-parameters')).waitFor();
			await closeNode(page);
			const node = page.locator(`${at('canvas-node')}[data-node-type="${type.name}"]`);
			assertReadable(await node.innerText(), 'the node on the canvas');
			await assertIcons(node, 'light');
		});
	}
}

function actionsOf({ properties }) {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options.map(({ action }) => action))
		.filter(Boolean);
}

module.exports = { checkPanel };
