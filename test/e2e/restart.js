'use strict';
const assert = require('node:assert/strict');
const { chain, ours } = require('./build');
const { until } = require('./wait');

const title = 'n8n stopped and started again in the middle of the day';

async function run(world, { check, need }) {
	const n8n = await world.n8n();
	const { client } = n8n;
	const { thousandEyes, thoughtSpot } = await world.sandboxes();
	const credentials = await need('the credentials are there', () => world.credentials());
	const one = (type) => credentials.find((credential) => credential.type === type);
	const who = { resource: 'session', operation: 'getUser' };
	const groups = { resource: 'accountGroup', operation: 'getAll', limit: 1 };

	const webhook = { httpMethod: 'POST', path: 'around-a-restart', responseMode: 'lastNode' };
	const trigger = { type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: webhook.path };
	const behindWebhook = chain('Around a restart', [
		{ ...trigger, name: 'Webhook', parameters: webhook },
		ours('Groups', one('thousandEyesOAuth2Api'), groups),
		ours('Trusted', one('thoughtSpotTrustedApi'), who),
		ours('Basic', one('thoughtSpotBasicApi'), who),
	]);
	const rule = { interval: [{ field: 'seconds', secondsInterval: 1 }] };
	const schedule = {
		type: 'n8n-nodes-base.scheduleTrigger',
		typeVersion: 1.2,
		parameters: { rule },
	};
	const onSchedule = chain('On a schedule around a restart', [
		{ ...schedule, name: 'Schedule' },
		ours('Groups', one('thousandEyesOAuth2Api'), groups),
	]);

	const logIns = () =>
		[...thousandEyes.requests, ...thoughtSpot.requests].filter(({ path }) =>
			/\/oauth2\/token$|\/auth\/token\/full$|\/session\/login$/.test(path),
		).length;
	const call = async (workflow) => {
		const { status, text } = await client.callWebhook(workflow, { path: webhook.path, body: {} });
		assert.equal(status, 200, text);
		assert.match(text, /analyst/);
	};

	const [called, scheduled] = await need('workflows are published and answer', async () => {
		const published = [];
		for (const definition of [behindWebhook, onSchedule]) {
			published.push(await client.importWorkflow(definition));
			await client.activate(published.at(-1));
		}
		await call(published[0]);
		return published;
	});

	const before = logIns();
	const ran = new Set(await client.executionIds(scheduled.id));
	await need('n8n stops and starts again', () => n8n.restart());

	await check('the webhook answers, with the tokens cached before the restart', async () => {
		await until('the webhook is registered again', async () => {
			const { triggers } = await client.publication(called.id);
			return triggers.every(({ errorMessage }) => !errorMessage);
		});
		await until('an answer', async () => {
			const answer = await fetch(`${n8n.url}/webhook/${webhook.path}`, { method: 'POST' });
			return answer.ok;
		});
		await call(called);
		assert.equal(logIns() - before, 0, 'log-ins after the restart');
	});

	await check('the schedule goes on', async () => {
		const id = await until('a new execution', async () =>
			(await client.executionIds(scheduled.id)).find((found) => !ran.has(found)),
		);
		assert.equal((await client.execution(id)).status, 'success');
		await client.deactivate(scheduled.id);
		assert.equal(logIns() - before, 0, 'log-ins after the restart');
	});
}

module.exports = { run, title };
