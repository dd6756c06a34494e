'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { accounts, mintAt } = require('../accounts');
const { bound, median, percentile, ratios, shown } = require('../figures');
const { flow, http, ours, value } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { findN8n, processorTime } = require('../memory');
const { createCaller } = require('../../../demo/attached');
const { root } = require('../../../demo/package');
const { startServer } = require('../servers');

const callers = 16;
const calls = 96;
/** Turns of each variant for every run: n8n itself is the bound, and its speed wanders more than the variants differ. */
const turns = 4;

const template = path.join(root, 'workflows', 'trusted-token-broker.json');

/** The token broker of the templates, open to one caller, with another node in the place of the one that mints. */
function brokerWith(node, { credential, headers }) {
	const workflow = JSON.parse(fs.readFileSync(template, 'utf8'));
	const { path: hook } = flow([]);
	const nodes = workflow.nodes.map((old) => {
		if (old.name === 'Mint Token for User') {
			const { parameters, ...place } = old;
			return {
				...place,
				...node,
				parameters: { ...parameters, ...node.parameters },
				name: old.name,
			};
		}
		if (old.type !== 'n8n-nodes-base.webhook') return old;
		return {
			...old,
			webhookId: hook,
			parameters: { ...old.parameters, path: hook },
			credentials: { httpHeaderAuth: credential },
		};
	});
	return { ...workflow, nodes, name: `Bench broker ${hook}`, path: hook, headers };
}

const made =
	"{ token: 'none', expiration_time_in_millis: Date.now() + 300000, valid_for_username: $json.body.username }";

async function flows(stage, url) {
	const account = accounts(stage, url);
	const caller = await createCaller(stage.n8n.client);
	const request = mintAt(url, '$json.body.username.trim()');
	return {
		ours: brokerWith(ours('thoughtSpot', {}, await account.trusted()), caller),
		// One request an execution: there is nothing that an expert could set better.
		best: brokerWith(http(request, await account.httpSecretKey()), caller),
		none: brokerWith(value('None', made), caller),
	};
}

function measuring(stage, server, published) {
	return async (name) => {
		await server.reset();
		const latencies = [];
		let left = calls;
		let tokens = 0;
		const caller = async () => {
			while (left-- > 0) {
				const started = performance.now();
				const { status, text } = await stage.call(published[name], { username: 'analyst' });
				latencies.push(performance.now() - started);
				if (status === 200 && typeof JSON.parse(text).token === 'string') tokens += 1;
			}
		};
		const pid = findN8n(stage.n8n.runtime.bin);
		const [started, used] = [performance.now(), processorTime(pid)];
		await Promise.all(Array.from({ length: callers }, caller));
		const seconds = (performance.now() - started) / 1000;
		return {
			tokens,
			perSecond: calls / seconds,
			p50: percentile(latencies, 0.5),
			p95: percentile(latencies, 0.95),
			processor: ((processorTime(pid) - used) * 1000) / calls,
			extra: (await server.stats()).total - (name === 'none' ? 0 : tokens),
		};
	};
}

const tell = ({ tokens, perSecond, p50, p95, extra }) =>
	`${tokens} of ${calls} tokens, ${perSecond.toFixed(1)}/s, p50 ${p50.toFixed(0)} ms, ` +
	`p95 ${p95.toFixed(0)} ms, ${extra} other requests`;

/** Webhook, token, answer: as a web application with 16 users at once asks for it. */
async function broker({ stage, runs }) {
	const server = await startServer('thoughtSpot');
	try {
		const published = {};
		for (const [name, one] of Object.entries(await flows(stage, server.url))) {
			published[name] = await stage.publish(one);
		}
		const measure = measuring(stage, server, published);
		const names = Object.keys(published);
		for (const name of names) await measure(name);
		const variants = Object.fromEntries(names.map((name) => [name, () => measure(name)]));
		const results = await inTurn(runs * turns, variants, tell);
		const pick = (name) => (list) => list.map((one) => one[name]);
		const against = (name) => ratios(pick(name)(results.ours), pick(name)(results.best));
		const [rate, p95] = [against('perSecond'), against('p95')];
		const extra = pick('extra')(results.ours);
		const tokens = pick('tokens')(results.ours);
		return {
			rows: [
				heading(results),
				row('requests/s', results, (list) => shown(pick('perSecond')(list))),
				row('p50', results, (list) => shown(pick('p50')(list), ' ms')),
				row('p95', results, (list) => shown(pick('p95')(list), ' ms')),
				row("n8n's processor time a request", results, (list) =>
					shown(pick('processor')(list), ' ms'),
				),
				row('requests beside the tokens', results, (list) => shown(pick('extra')(list))),
			],
			bounds: [
				bound(
					'broker: tokens',
					String(calls),
					shown(tokens),
					tokens.every((n) => n === calls),
				),
				bound('broker: requests/s / HTTP Request', '≥ 1.0', shown(rate), median(rate) >= 1),
				bound('broker: p95 / HTTP Request', '≤ 1.0', shown(p95), median(p95) <= 1),
				bound('broker: requests beside the tokens', '≤ 1', shown(extra), Math.max(...extra) <= 1),
			],
			data: results,
		};
	} finally {
		server.close();
	}
}

module.exports = broker;
