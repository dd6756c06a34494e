'use strict';
const { accounts } = require('../accounts');
const { bound, median, ratios, shown } = require('../figures');
const { count, flow, http, made, ours, value } = require('../flows');
const { inFreshN8n } = require('../fresh');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const size = 50;
const id = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';

const began = value('Items', '{ began: Date.now() }');

async function flows(stage, url) {
	const account = accounts(stage, url);
	const response = await fetch(`${url}/api/rest/2.0/auth/token/full`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ username: 'tsadmin', secret_key: 'sandbox-secret-key' }),
	});
	const { token } = await response.json();
	const asked = { method: 'POST', url: `${url}/api/rest/2.0/report/liveboard` };
	const body = { metadata_identifier: id, file_format: 'PDF' };
	const report = {
		...asked,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify(body),
		options: { response: { response: { responseFormat: 'file' } } },
	};
	const headers = { authorization: `Bearer ${token}`, accept: 'application/octet-stream' };
	const request = JSON.stringify({ ...asked, headers, body });
	const operation = {
		authentication: 'trusted',
		resource: 'liveboard',
		operation: 'exportReport',
		metadataIdentifier: { __rl: true, mode: 'id', value: id },
	};
	return {
		ours: flow([began, ours('thoughtSpot', operation, await account.trusted()), count]),
		best: flow([began, http(report, await account.httpBearer(token)), count]),
		passed: flow([began, made({ request }), count]),
		none: flow([began, made({ megabytes: size }), count]),
	};
}

const tell = ({ arrived, seconds, requests, megabytes }) =>
	`${arrived} file in ${seconds?.toFixed(1) ?? '?'} s, ${requests} requests, ` +
	`${megabytes.toFixed(0)} MB above idle`;

/** A Liveboard of 50 MB as a file, each run in an n8n that has just started and has exported a small one. */
async function file({ stage, runs }) {
	const server = await startServer('thoughtSpot');
	try {
		const published = {};
		for (const [name, one] of Object.entries(await flows(stage, server.url))) {
			published[name] = await stage.publish(one);
		}
		const asked = async () => await server.countOf('/report/liveboard');
		const measure = async (name) => {
			const before = await asked();
			await server.setContent({ megabytes: 0 });
			const large = async () => await server.setContent({ megabytes: size });
			const { json, megabytes } = await inFreshN8n(stage, published.ours, published[name], large);
			// The warm-up asks once.
			const requests = (await asked()) - before - 1;
			return { arrived: json.count ?? 0, seconds: json.seconds, requests, megabytes };
		};
		const variants = Object.fromEntries(
			Object.keys(published).map((name) => [name, () => measure(name)]),
		);
		return report(await inTurn(runs, variants, tell));
	} finally {
		server.close();
	}
}

function report(results) {
	const pick = (list, name) => list.map((one) => one[name]);
	const [arrived, requests] = [pick(results.ours, 'arrived'), pick(results.ours, 'requests')];
	const over = (name) => ratios(pick(results.ours, 'megabytes'), pick(results[name], 'megabytes'));
	const memory = over('passed');
	const all = (list) => list.every((n) => n === 1);
	return {
		rows: [
			heading(results),
			row('files', results, (list) => shown(pick(list, 'arrived'))),
			row('  requests', results, (list) => shown(pick(list, 'requests'))),
			row('  seconds', results, (list) => shown(pick(list, 'seconds'), ' s')),
			row('  peak memory above idle', results, (list) => shown(pick(list, 'megabytes'), ' MB')),
		],
		bounds: [
			bound('file: arrives', '1', shown(arrived), all(arrived)),
			bound('file: requests', '1', shown(requests), all(requests)),
			bound(
				`file: peak memory / n8n alone, passing ${size} MB on`,
				'≤ 1.5',
				shown(memory),
				memory.some(Number.isNaN) ? undefined : median(memory) <= 1.5,
			),
			bound(`  (peak memory / ${size} MB that no request brings)`, '', shown(over('none'))),
		],
		data: results,
	};
}

module.exports = file;
