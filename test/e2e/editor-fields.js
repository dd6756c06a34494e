'use strict';
const assert = require('node:assert/strict');
const { NodeHelpers } = require('n8n-workflow');
const { assertReadable, at, choose, closeNode, openNode, openWorkflow } = require('./page');
const { until } = require('./wait');

/**
 * Operations of each kind: a browser would take an hour for all of them. The words of all are looked
 * at by the laws.
 */
const KINDS = [
	'alert.getAll',
	'alertRule.update',
	'apiRequest.send',
	'connector.create',
	'endpointAgent.filter',
	'endpointTest.create',
	'event.get',
	'suppressionWindow.suppressNow',
	'tag.createMany',
	'test.create',
	'test.getAll',
	'testResult.getAll',
	'agentConversation.ask',
	'data.search',
	'group.addMembers',
	'liveboard.exportReport',
	'metadata.getAll',
	'security.share',
	'session.login',
	'tml.import',
	'token.getCustom',
	'token.revoke',
	'user.upsert',
];

/** An operation of each kind, and every way of a trigger, is chosen with the mouse; its fields appear with their names. */
async function checkFields({ n8n, page, workflow, report: { check } }) {
	const types = await n8n.client.nodeTypes();
	const copy = await n8n.client.importWorkflow(workflow);
	for (const node of workflow.nodes) {
		const type = types.find(({ name }) => name === node.type);
		if (!/thousandEyes|thoughtSpot/.test(node.type) || !type) continue;
		const { properties } = type;
		await check(`${node.name}: every choice and field has its name`, async () => {
			await openWorkflow(page, n8n, copy);
			await openNode(page, node.name);
			let last = {};
			for (const choice of choicesOf(properties)) {
				for (const [parameter, option] of Object.entries(choice)) {
					if (last[parameter] !== option) await choose(page, parameter, option.name);
					assertReadable(option.description ?? option.name, `the description of ${option.name}`);
				}
				await assertShown(page, properties, choice, node.parameters);
				last = choice;
			}
			await closeNode(page);
		});
	}
}

/** n8n adds a "Custom API Call" to the resources and operations. */
const isOurs = ({ value }) => !value.startsWith('__');

const seen = new Set();

/** The choices that decide which fields there are: resource and operation, or the first choice of a trigger. */
function choicesOf(properties) {
	const resource = properties.find(({ name }) => name === 'resource');
	if (resource) {
		return resource.options
			.filter(isOurs)
			.flatMap((one) =>
				operationsOf(properties, one).map((operation) => ({ resource: one, operation })),
			)
			.filter((one) => KINDS.includes(`${one.resource.value}.${one.operation.value}`));
	}
	const first = properties.find(
		({ name, type }) => type === 'options' && name !== 'authentication',
	);
	return first ? first.options.map((option) => ({ [first.name]: option })) : [{}];
}

function operationsOf(properties, { value }) {
	return properties
		.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions.show.resource.includes(value),
		)
		.options.filter(isOurs);
}

/** The properties that n8n's own rules show for these choices. */
function shownBy(properties, choice, { authentication }) {
	const chosen = { authentication };
	for (const [parameter, { value }] of Object.entries(choice)) chosen[parameter] = value;
	const values = valuesOf(properties, chosen);
	return properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			property.name !== 'authentication' &&
			NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, null),
	);
}

async function assertShown(page, properties, choice, parameters) {
	const where =
		Object.values(choice)
			.map(({ name }) => name)
			.join(' > ') || 'the node';
	const shown = shownBy(properties, choice, parameters);
	for (const { name, displayName } of shown) assertReadable(displayName, `${name} of ${where}`);
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
	const chosen = { authentication: parameters.authentication };
	for (const [parameter, { value }] of Object.entries(choice)) chosen[parameter] = value;
	const values = valuesOf(properties, chosen);
	const collections = shown.filter(({ type }) => type === 'collection');
	for (const [index, collection] of collections.entries()) {
		// What depends on another choice is not offered before that is made.
		const options = collection.options.filter((option) =>
			NodeHelpers.displayParameter(Object(values[collection.name]), option, ONE, null, values),
		);
		await assertOptions(page, panel, index, { ...collection, options }, where);
	}
}

const ONE = { typeVersion: 1 };

/** What n8n takes for the values of a node when only these are chosen. */
const valuesOf = (properties, chosen) =>
	NodeHelpers.getNodeParameters(properties, chosen, true, false, null, null) ?? {};

async function assertOptions(page, panel, index, { displayName, options }, where) {
	// What stands there only to be told from an expression is not offered.
	const offerable = options.filter(({ name }) => name !== 'length');
	const wanted = offerable.map((option) => option.displayName);
	// Most operations have the same options: each set is opened once. A single one has no list.
	if (wanted.length === 1 || seen.has(wanted.join())) return;
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
