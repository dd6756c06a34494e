'use strict';
const { accounts } = require('../accounts');
const { bound, median, ratios, shown } = require('../figures');
const { count: counted, flow, made, ours, value } = require('../flows');
const { inFreshN8n } = require('../fresh');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const count = 100_000;
/** What the node asks for at once where nothing else is set (nodes/ThoughtSpot/data). */
const pageSize = 10_000;
/** Nothing in an answer tells how many rows there are: after the last full page, one more shows that it was the last. */
const least = Math.floor(count / pageSize) + 1;

const began = value('Items', '{ began: Date.now() }');
const byId = (id) => ({ __rl: true, mode: 'id', value: id });
const id = (kind) => byId(`c0a8f1d2-7b3e-4d5f-8a${kind}0-000000000001`);

/** The three operations that give rows; of the Liveboard one visualization, as the others have one table. */
const reads = {
	search: {
		resource: 'data',
		operation: 'search',
		logicalTableIdentifier: id(2),
		queryString: '[Sales] [Region] sort by [Region]',
	},
	answer: { resource: 'answer', operation: 'getData', metadataIdentifier: id(1) },
	liveboard: {
		resource: 'liveboard',
		operation: 'getData',
		metadataIdentifier: id(0),
		additionalFields: { visualizationIdentifiers: 'Sales by Store' },
	},
};

async function flows(stage, url) {
	const key = await accounts(stage, url).trusted();
	const read = (parameters, more = { returnAll: true }) =>
		flow([
			began,
			ours('thoughtSpot', { authentication: 'trusted', ...parameters, ...more }, key),
			counted,
		]);
	return {
		...Object.fromEntries(Object.entries(reads).map(([name, one]) => [name, read(one)])),
		none: flow([began, made({ rows: count }), counted]),
		// Rows of a Liveboard say which visualization they are of.
		noneNamed: flow([began, made({ rows: count, visualization: 'Sales by Store' }), counted]),
		warmUp: read(reads.answer, { returnAll: false, limit: 5 }),
	};
}

const tell = ({ arrived, seconds, requests, megabytes }) =>
	`${arrived} of ${count} in ${seconds?.toFixed(1) ?? '?'} s, ${requests} requests, ` +
	`${megabytes.toFixed(0)} MB above idle`;

/** 100,000 rows of a search, an answer and a Liveboard, each run in an n8n that has just started. */
async function rows({ stage, runs }) {
	const server = await startServer('thoughtSpot');
	try {
		await server.setContent({ rows: count });
		const published = {};
		for (const [name, one] of Object.entries(await flows(stage, server.url))) {
			published[name] = await stage.publish(one);
		}
		const asked = async () =>
			(await server.countOf('/data')) + (await server.countOf('/searchdata'));
		const measure = async (name) => {
			// The warm-up asks once too.
			const before = (await asked()) + 1;
			const { json, megabytes } = await inFreshN8n(stage, published.warmUp, published[name]);
			const requests = (await asked()) - before;
			return { arrived: json.count ?? 0, seconds: json.seconds, requests, megabytes };
		};
		const names = [...Object.keys(reads), 'none', 'noneNamed'];
		const variants = Object.fromEntries(names.map((name) => [name, () => measure(name)]));
		return report(await inTurn(runs, variants, tell));
	} finally {
		server.close();
	}
}

function report(results) {
	const pick = (list, name) => list.map((one) => one[name]);
	const bounds = Object.keys(reads).flatMap((name) => {
		const [arrived, requests] = [pick(results[name], 'arrived'), pick(results[name], 'requests')];
		const floor = results[name === 'liveboard' ? 'noneNamed' : 'none'];
		const memory = ratios(pick(results[name], 'megabytes'), pick(floor, 'megabytes'));
		const all = (list, wanted) => list.every((n) => n === wanted);
		return [
			bound(`rows, ${name}: arrive`, String(count), shown(arrived), all(arrived, count)),
			bound(`rows, ${name}: requests`, String(least), shown(requests), all(requests, least)),
			bound(
				`rows, ${name}: peak memory / no request at all`,
				'≤ 1.10',
				shown(memory),
				memory.some(Number.isNaN) ? undefined : median(memory) <= 1.1,
			),
		];
	});
	return {
		rows: [
			heading(results),
			row(`${count} rows: arrive`, results, (list) => shown(pick(list, 'arrived'))),
			row('  requests', results, (list) => shown(pick(list, 'requests'))),
			row('  seconds', results, (list) => shown(pick(list, 'seconds'), ' s')),
			row('  peak memory above idle', results, (list) => shown(pick(list, 'megabytes'), ' MB')),
		],
		bounds,
		data: results,
	};
}

module.exports = rows;
