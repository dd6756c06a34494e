'use strict';
const assert = require('node:assert/strict');
const { at, openWorkflow } = require('./page');
const { files, readTemplate } = require('./templates');

/** Every workflow file as it looks on the canvas. Each runs among the flows: this is for whoever looks at the pictures. */
async function checkCanvases({ world, n8n, page, screens, report: { check } }) {
	if (!world.screenshots) return;
	const credentials = await world.credentials();
	for (const file of files) {
		await check(`${file}: all of its nodes are drawn`, async () => {
			const workflow = await n8n.client.importWorkflow(readTemplate(file, credentials));
			await openWorkflow(page, n8n, workflow);
			const canvas = page.locator(at('canvas'));
			const shown = await canvas.innerText();
			for (const { name, type } of workflow.nodes) {
				if (!type.endsWith('stickyNote')) assert.ok(shown.includes(name), `${name} is not drawn`);
			}
			await screens(page, `workflow-${file.replace(/\.json$/, '')}`, canvas);
		});
	}
}

module.exports = { checkCanvases };
