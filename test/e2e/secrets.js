'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { sandboxCredentials } = require('../../demo/credentials');
const { chain, items, start } = require('./build');
const { collectEvidence } = require('./evidence');
const { checkTemplates } = require('./flow-templates');
const { findLeaks } = require('./leaks');

const title = 'no secret of this suite is found where it does not belong';

/** Of the nodes that give out tokens because they were asked to. */
const asks = /"operation\\?":\s*\\?"(getFull|getObject|getCustom|getToken|create)\\?"/;
const isExecution = /table execution_data |exported execution /;
/** What an AI agent's model was told, tool answers included, n8n itself keeps in its event log. */
const isAgentTalk = /EventMessageAiNode/;

async function run(world, report) {
	const { check, need } = report;
	const n8n = await world.n8n();
	const { thousandEyes, thoughtSpot, used } = await world.sandboxes();
	if (!world.done.has('flows')) await checkTemplates(world, report);

	noteAccounts(world.secrets, thousandEyes.url, thoughtSpot.url);
	const seen = used();
	const issued = world.secrets.issued();
	const sessions = issued.filter(({ value }) => seen.has(value));
	const asked = issued.filter(({ value }) => !seen.has(value));
	const known = [...world.secrets.known(), ...sessions];

	const search = (places) =>
		places.flatMap(({ where, text }) => {
			const mayHoldTokens = (isExecution.test(where) && asks.test(text)) || isAgentTalk.test(text);
			const wanted = mayHoldTokens ? known : [...known, ...asked];
			return findLeaks(wanted, text).map((name) => `${name} in ${where}`);
		});
	const collect = async () => [...(await collectEvidence(n8n)), ...world.evidence];

	await check('there is something to search, and something to search for', async () => {
		assert.ok(known.length >= 10, `${known.length} secrets`);
		assert.ok(asked.length > 0, 'no token was asked for');
		assert.ok(sessions.length > 0, 'no session was opened');
	});

	const places = await need('log, database, exports and files are collected', async () => {
		const found = await collect();
		assert.ok(found.filter(({ where }) => isExecution.test(where)).length > 10);
		return found;
	});

	await check('log, database, exports and files hold no secret', () => {
		assert.deepEqual([...new Set(search(places))], []);
	});

	await check('what this suite has printed holds no secret', () => {
		assert.deepEqual(search([{ where: 'our own output', text: world.output() }]), []);
	});

	await check('tokens that were asked for are found in the executions that asked', () => {
		const holders = places.filter(({ text }) => findLeaks(asked, text).length > 0);
		assert.ok(holders.length > 0, 'the search finds nothing where something is');
	});

	await check('a planted leak is found, wherever it is', async () => {
		const planted = 'planted-leak-to-be-found';
		known.push({ name: 'planted', forms: [planted] });
		const rows = items('Leak', [{ token: asked[0].value, planted }]);
		const workflow = await n8n.client.importWorkflow(chain('A leak', [start, rows]));
		await n8n.client.run(workflow, 'Start');
		fs.appendFileSync(n8n.logFile, `A request failed: Bearer ${planted}\n`);
		const found = search([
			...(await collectEvidence(n8n)),
			{ where: 'our own output', text: `${world.output()}${planted}` },
		]);
		for (const where of [
			'log of n8n',
			'table workflow_entity of n8n',
			'table execution_data of n8n',
			'exported workflow of n8n',
			'exported execution of n8n',
			'our own output',
		]) {
			assert.ok(found.includes(`planted in ${where}`), `not found in ${where}`);
		}
		assert.ok(found.includes(`${asked[0].name} in table execution_data of n8n`));
	});
}

/** The secrets of the sandbox accounts: every field of a credential that the editor hides. */
function noteAccounts(secrets, thousandEyes, thoughtSpot) {
	const hidden = /token|secret|password/i;
	for (const { type, data } of sandboxCredentials(thousandEyes, thoughtSpot)) {
		for (const [field, value] of Object.entries(data)) {
			if (hidden.test(field) && value) secrets.add(`${field} of ${type}`, value);
		}
		if (type === 'thousandEyesBasicApi') {
			const pair = Buffer.from(`${data.email}:${data.apiToken}`).toString('base64');
			secrets.add('Basic header of ThousandEyes', pair);
		}
	}
	secrets.add('password of the administrator of ThoughtSpot', 'sandbox-admin-password');
}

module.exports = { run, title };
