'use strict';
const assert = require('node:assert/strict');
const { NodeHelpers } = require('n8n-workflow');
const { assertReadable, at, choose, closeNode, openNode, openWorkflow } = require('./page');
const { until } = require('./wait');

/** Every resource and operation is chosen with the mouse; all of its fields appear with their names. */
async function checkFields({ n8n, page, workflow, report: { check } }) {
	const types = await n8n.client.nodeTypes();
	for (const node of workflow.nodes.filter(({ type }) => /thousandEyes|thoughtSpot/.test(type))) {
		const { properties } = types.find(({ name }) => name === node.type);
		const resources = properties.find(({ name }) => name === 'resource').options.filter(isOurs);
		await check(`${node.name}: every resource, operation and field has its name`, async () => {
			await openWorkflow(page, n8n, await n8n.client.importWorkflow(workflow));
			await openNode(page, node.name);
			for (const resource of resources) {
				await choose(page, 'resource', resource.name);
				for (const operation of operationsOf(properties, resource)) {
					await choose(page, 'operation', operation.name);
					assertReadable(operation.description ?? '', `the description of ${operation.name}`);
					await assertShown(page, properties, { resource, operation, node });
				}
			}
			await closeNode(page);
		});
	}
}

/** n8n adds a "Custom API Call" to the resources and operations. */
const isOurs = ({ value }) => !value.startsWith('__');

const seen = new Set();

function operationsOf(properties, { value }) {
	return properties
		.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions.show.resource.includes(value),
		)
		.options.filter(isOurs);
}

/** The properties that n8n's own rules show for these choices. */
function shownBy(properties, { resource, operation, node }) {
	const chosen = {
		authentication: node.parameters.authentication,
		resource: resource.value,
		operation: operation.value,
	};
	const values = NodeHelpers.getNodeParameters(properties, chosen, true, false, null, null);
	return properties.filter(
		(property) =>
			!['authentication', 'hidden'].includes(property.type) &&
			property.name !== 'authentication' &&
			NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, null),
	);
}

async function assertShown(page, properties, choice) {
	const where = `${choice.resource.name} > ${choice.operation.name}`;
	const shown = shownBy(properties, choice);
	const panel = page.locator(at('node-parameters'));
	const missing = async () => {
		const text = plain(await panel.innerText());
		return shown.filter(({ displayName }) => !text.includes(plain(displayName)));
	};
	await until(`the fields of ${where}`, async () => !(await missing()).length, 5_000).catch(
		async () => {
			const names = (await missing()).map(({ displayName }) => displayName);
			assert.deepEqual(names, [], `not shown for ${where}`);
		},
	);
	assertReadable(await panel.innerText(), where);
	for (const label of await panel.locator(`${at('input-label')} label, label`).allInnerTexts()) {
		if (!/^(Fixed|Expression)$/.test(label)) assertReadable(label, `a label of ${where}`);
	}
	const collections = shown.filter(({ type }) => type === 'collection');
	for (const [index, collection] of collections.entries()) {
		await assertOptions(page, panel, index, collection, where);
	}
}

async function assertOptions(page, panel, index, { displayName, options }, where) {
	const wanted = options.map((option) => option.displayName);
	// Most operations have the same options: each set is opened once.
	if (seen.has(wanted.join())) return;
	await panel.locator(at('collection-parameter-add')).nth(index).click();
	const entries = page.locator(`${at('collection-parameter-option')}:visible`);
	await entries.first().waitFor();
	const offered = (await entries.allInnerTexts()).map((text) => text.trim());
	assert.deepEqual(offered, wanted, `${displayName} of ${where}`);
	await page.keyboard.press('Escape');
	await entries.first().waitFor({ state: 'hidden' });
	seen.add(wanted.join());
}

/** Text as it is read: without tags, on one line. */
function plain(text) {
	return text
		.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

module.exports = { checkFields };
