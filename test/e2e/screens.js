'use strict';
const path = require('node:path');
const { root } = require('../../demo/package');

const folder = path.join(root, 'docs', 'screenshots');

/** Gives `shot(page, name)`, which writes docs/screenshots/<name>.png when screenshots were asked for. */
function createScreens(wanted) {
	return async function shot(page, name) {
		if (!wanted) return;
		for (const close of await page.locator('.el-notification__closeBtn').all()) {
			await close.click().catch(() => {});
		}
		await page.locator('.el-notification').first().waitFor({ state: 'detached' });
		// The mouse leaves no tooltip behind, and what was animated has come to rest.
		await page.mouse.move(1, 1);
		await page.evaluate(() =>
			Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
		);
		await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
	};
}

module.exports = { createScreens };
