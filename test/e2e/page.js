'use strict';
const assert = require('node:assert/strict');

/** The selector of what n8n's editor marks with a test id. */
const at = (id) => `[data-test-id="${id}"]`;

/** What a text looks like in which the editor could not fill in something. */
const unresolved = /\bundefined\b|\[object |\{\{|\bNaN\b|\$parameter/;

/** Fails when a text is empty, or has a gap where the editor had to fill in something. */
function assertReadable(text, what) {
	assert.notEqual(text.trim(), '', `${what} is empty`);
	assert.doesNotMatch(text, unresolved, what);
}

/** Chooses an entry of a dropdown by its name. */
async function choose(page, parameter, name) {
	await page
		.locator(`${at(`parameter-input-${parameter}`)} input`)
		.first()
		.click();
	const option = page.locator(`[role=option]:visible .option-headline:text-is("${name}")`).first();
	await option.click();
	await option.waitFor({ state: 'hidden' });
}

/** Opens a saved workflow and resolves when its nodes are drawn. */
async function openWorkflow(page, n8n, { id, nodes }) {
	await page.goto(`${n8n.url}/workflow/${id}`);
	const shown = nodes.filter(({ type }) => !/stickyNote/.test(type));
	await page
		.locator(at('canvas-node'))
		.nth(shown.length - 1)
		.waitFor();
	await page.locator(at('zoom-to-fit')).click();
}

/** Opens a node of the workflow that is shown. */
async function openNode(page, name) {
	if (await page.locator(at('ndv-close-button')).first().isVisible()) await closeNode(page);
	await page.locator(`${at('canvas-node')}[data-node-name="${name}"]`).dblclick();
	await page.locator(at('node-parameters')).waitFor();
}

async function closeNode(page) {
	await page.locator(at('ndv-close-button')).first().click();
	await page.locator(at('node-parameters')).waitFor({ state: 'hidden' });
}

/** Fails unless each of our icons in sight is drawn and is the one of the theme; gives their number. */
async function assertIcons(scope, theme) {
	const icons = scope.locator('img[src*="thousand" i], img[src*="thoughtspot" i]');
	await icons.first().waitFor();
	const drawn = await icons.evaluateAll((images) =>
		Promise.all(
			images.map(async (image) => {
				await image.decode().catch(() => {});
				return { src: image.src, width: image.naturalWidth };
			}),
		),
	);
	for (const { src, width } of drawn) {
		assert.ok(width > 0, `${src} is not drawn`);
		assert.equal(/\.dark\./.test(src), theme === 'dark', `${src} in the ${theme} theme`);
	}
	return drawn.length;
}

module.exports = {
	assertIcons,
	assertReadable,
	at,
	choose,
	closeNode,
	openNode,
	openWorkflow,
};
