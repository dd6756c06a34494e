'use strict';
const { openEditor } = require('./browser');
const { chain, ours, start } = require('./build');
const { checkCredentials } = require('./editor-credentials');
const { checkDark } = require('./editor-dark');
const { checkFields } = require('./editor-fields');
const { checkPanel } = require('./editor-panel');
const { checkRuns } = require('./editor-runs');
const { checkScreens } = require('./editor-screens');
const { checkCanvases } = require('./editor-templates');
const { createScreens } = require('./screens');

const title = "n8n's editor in headless Chromium";

async function run(world, report) {
	const n8n = await world.n8n();
	const credentials = await world.credentials();
	const { page, browser } = await report.need('the owner signs in', () => openEditor(world, n8n));
	const screens = createScreens(world.screenshots);
	const one = (type) => credentials.find((credential) => credential.type === type);
	const list = { resource: 'alert', operation: 'getAll' };
	const who = { resource: 'session', operation: 'getUser' };
	const definition = chain('Alerts for the analysts', [
		start,
		ours('ThousandEyes', one('thousandEyesBearerApi'), list),
		ours('ThoughtSpot', one('thoughtSpotTrustedApi'), who),
	]);
	// The editor saves what is changed in it: whoever changes something takes a copy.
	const workflow = await n8n.client.importWorkflow(definition);
	const triggers = ['thousandEyesBearerApi', 'thoughtSpotTrustedApi'].map((type) => {
		const node = ours(type, one(type), {});
		const name = node.type.endsWith('thousandEyes')
			? 'ThousandEyes Trigger'
			: 'ThoughtSpot Trigger';
		return { ...node, name, type: `${node.type}Trigger` };
	});
	const part = { world, n8n, page, screens, workflow, report };
	await checkPanel(part);
	await checkFields({
		...part,
		workflow: chain('All nodes', definition.nodes, { loose: triggers }),
	});
	await checkRuns(part);
	await checkScreens(part);
	await checkCanvases(part);
	await checkCredentials(part);
	await browser.close();
	await checkDark(part);
}

module.exports = { run, title };
