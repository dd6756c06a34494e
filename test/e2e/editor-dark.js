'use strict';
const { openEditor } = require('./browser');
const { assertIcons, at, closeNode, openNode, openWorkflow } = require('./page');

/** The same screens in the dark theme, with the icons made for it. */
async function checkDark({ world, n8n, screens, workflow, report: { check } }) {
	await check('in the dark theme all icons are drawn, in their dark form', async () => {
		const { page, browser } = await openEditor(world, n8n, 'dark');
		await openWorkflow(page, n8n, workflow);
		await assertIcons(page.locator(at('canvas')), 'dark');
		await screens(page, 'workflow-dark');
		await openNode(page, 'ThousandEyes');
		await page.locator(at('node-execute-button')).click();
		await page.locator(`${at('output-panel')} ${at('ndv-items-count')}`).waitFor();
		await assertIcons(page.locator(at('ndv')), 'dark');
		await screens(page, 'thousandeyes-items-dark');
		await closeNode(page);
		await page.locator(at('node-creator-plus-button')).click();
		await page.locator(at('node-creator-search-bar')).fill('thoughtspot');
		await assertIcons(page.locator(at('node-creator')), 'dark');
		await page.goto(`${n8n.url}/home/credentials`);
		await assertIcons(page, 'dark');
		await browser.close();
	});
}

module.exports = { checkDark };
