'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('../../demo/package');
const { paletted } = require('./palette');
const { until } = require('./wait');

const folder = path.join(root, 'docs', 'screenshots');

/** What lies over a canvas, or is drawn behind it. */
const style = `.vue-flow__background, .tab-bar-container, [data-test-id="execute-workflow-button"] {
	visibility: hidden;
}`;

/**
 * Gives `shot(page, name)`, which writes docs/screenshots/<name>.png when screenshots were asked for: of the page, or of
 * one part of it.
 */
function createScreens(wanted) {
	return async function shot(page, name, part = page) {
		if (!wanted) return;
		await until('no notification', async () => {
			for (const close of await page.locator('.el-notification__closeBtn').all()) {
				await close.click({ timeout: 1_000 }).catch(() => {});
			}
			return !(await page.locator('.el-notification').count());
		});
		// The mouse leaves no tooltip behind, and what was animated has come to rest.
		await page.mouse.move(1, 1);
		await page.evaluate(() =>
			Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
		);
		const options = { animations: 'disabled', ...(part !== page && { style }) };
		const picture = paletted(await part.screenshot(options));
		fs.writeFileSync(path.join(folder, `${name}.png`), picture);
	};
}

module.exports = { createScreens };
