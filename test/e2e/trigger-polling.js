'use strict';
const assert = require('node:assert/strict');
const { startThousandEyes } = require('../../sandbox');
const { createReader } = require('./trigger-items');
const { triggerFlow } = require('./trigger-sources');
const { until } = require('./wait');

const everySeconds = 2;
const agentIds = ['3026', '3027'];

/** n8n polls at most once a minute; but it takes as many poll times as one gives it. */
const pollTimes = {
	item: Array.from({ length: 60 / everySeconds }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * everySeconds} * * * * *`,
	})),
};

/** A workflow that polls a sandbox of its own; what happens there is noted, and has to come out once. */
async function startPolling({ world, client, need }, createCredential) {
	const api = await startThousandEyes({ rateLimit: { limit: 100_000 }, alertCount: 300 });
	world.cleanup(api.close);
	const { control } = api;
	const expected = [];
	const note = (kind, id, event) => expected.push(`${kind} ${id} ${event}`);
	const happens = {
		raise: (count) =>
			control.addAlerts(count).map((id) => {
				note('alert', id, 'triggered');
				return id;
			}),
		async clear(alertId) {
			await control.clearAlert({ alertId });
			note('alert', alertId, 'cleared');
		},
		begin() {
			const id = control.addEvent();
			note('event', id, 'triggered');
			return id;
		},
		end(eventId) {
			control.resolveEvent({ eventId });
			note('event', eventId, 'cleared');
		},
		offline(agentId) {
			control.setAgentState({ agentId, state: 'offline' });
			note('agent', agentId, 'triggered');
		},
		online(agentId) {
			control.setAgentState({ agentId, state: 'online' });
			note('agent', agentId, 'cleared');
		},
	};
	/** @param {(request: { status: number, url: string }) => boolean} wanted */
	const polls = (wanted = () => true) =>
		api.requests.filter((one) => /\/v7\/alerts\?.*state=trigger/.test(one.url) && wanted(one));
	const morePolls = async (count) => {
		const before = polls(({ status }) => status === 200).length;
		await until(`${count} more polls`, () => {
			return polls(({ status }) => status === 200).length >= before + count;
		});
	};

	const idOf = ({ json }) => `${json.kind} ${json.id} ${json.event}`;
	return await need('Polling: it starts from now, without what was there before', async () => {
		const watch = ['alert', 'event', 'agent'];
		const credential = await createCredential(api.url);
		const workflow = await client.importWorkflow(
			triggerFlow('Polling', 'thousandEyesTrigger', credential, {
				listenBy: 'polling',
				pollTimes,
				watch,
			}),
		);
		await client.activate(workflow);
		const reader = createReader(client, workflow);
		await morePolls(1);
		assert.deepEqual(await reader.items(), []);
		const all = () => reader.expectOnce(expected, idOf);
		return { api, workflow, happens, polls, morePolls, all, state: {} };
	});
}

/** What begins and ends while n8n runs, in polls of their own and in one. */
async function checkPolls({ check }, { happens, all, state }) {
	await check('Polling: alerts, events and agents come once as they begin and end', async () => {
		state.alerts = happens.raise(5);
		state.event = happens.begin();
		happens.offline(agentIds[0]);
		await all();
		await happens.clear(state.alerts.shift());
		const [brief] = happens.raise(1);
		await happens.clear(brief);
		happens.online(agentIds[0]);
		await all();
	});
}

/** What begins and ends while n8n is down. */
async function changeWhileDown({ happens, state }) {
	await happens.clear(state.alerts.shift());
	state.alerts.push(...happens.raise(3));
	const [brief] = happens.raise(1);
	await happens.clear(brief);
	happens.end(state.event);
	happens.offline(agentIds[1]);
}

/** After the restart all of that comes, and nothing twice. */
async function checkAfterRestart({ check }, { all, morePolls }) {
	await check('Polling: what changed around a restart of n8n comes once', async () => {
		await all();
		await morePolls(1);
		await all();
	});
}

/** The API is away: with errors first, then with broken connections. */
async function checkOutage(
	{ client, check },
	{ api, workflow, happens, polls, morePolls, all, state },
) {
	await check('Polling: what changed in an outage comes once', async () => {
		const failed = () => polls(({ status }) => status !== 200).length;
		const before = failed();
		api.control.fault({ kind: 'status', status: 503, times: 1_000_000 });
		await until('polls that fail', () => failed() >= before + 2);
		await happens.clear(state.alerts.shift());
		const [brief] = happens.raise(2);
		api.control.clearFaults();
		api.control.fault({ kind: 'drop', times: 1_000_000 });
		await until('more polls that fail', () => failed() >= before + 4);
		await happens.clear(brief);
		happens.online(agentIds[1]);
		api.control.clearFaults();
		await all();
		await morePolls(2);
		await all();
		await client.deactivate(workflow.id);
	});
}

module.exports = { changeWhileDown, checkAfterRestart, checkOutage, checkPolls, startPolling };
