'use strict';
const { accounts, alertItems, getAlert, getUrl } = require('../accounts');
const { bound, shown } = require('../figures');
const { flow, http, items, ours, untilDone } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');

const dying = { count: 100, after: 30 };
const faulty = { count: 600, each: 16 };
// Not dropped in mid-answer: the HTTP Request node then waits for its rest for minutes.
const kinds = [
	{ kind: 'status', status: 500 },
	{ kind: 'drop' },
	{ kind: 'status', status: 502 },
	{ kind: 'status', status: 503 },
	{ kind: 'status', status: 504 },
];
/** Each sixteenth request meets one, the repeated ones too: 6 %. */
const faults = Array.from({ length: 2 * Math.floor(faulty.count / faulty.each) }, (_, at) => ({
	...kinds[at % kinds.length],
	skip: faulty.each - 1,
}));

const going = { onError: 'continueRegularOutput' };
/** At its best its batches are no larger than the number of requests that this package has under way. */
const batching = { batching: { batch: { batchSize: 24, batchInterval: 100 } } };

async function tokenOf(url) {
	const form = { grant_type: 'client_credentials', client_id: 'sandbox-client' };
	const answer = await fetch(`${url}/v7/oauth2/token`, {
		method: 'POST',
		body: new URLSearchParams({ ...form, client_secret: 'sandbox-client-secret' }),
	});
	return (await answer.json()).access_token;
}

function measuring(stage, server, count, prepare) {
	return async (make) => {
		await server.reset();
		const published = await stage.publish(await make());
		await prepare();
		const { items: arrived, seconds, message } = await stage.run(published);
		const { byStatus } = await server.stats();
		const lost = count - new Set(arrived.map(({ id }) => id)).size;
		return { lost, seconds, message, unauthorized: byStatus[401] ?? 0 };
	};
}

/** A token of the client-credentials grant that is over after 30 answers. */
async function dyingToken(stage, server) {
	const account = accounts(stage, server.url);
	const list = items(await alertItems(server.url, dying.count));
	const measure = measuring(stage, server, dying.count, () => server.expireAfter(dying.after));
	const oAuth2 = { ...getAlert, authentication: 'oAuth2' };
	return {
		ours: () =>
			measure(async () =>
				flow([list, ours('thousandEyes', oAuth2, await account.oAuth2(), going)]),
			),
		// As it comes: a token that was got elsewhere, in a Bearer Auth credential.
		comes: () =>
			measure(async () =>
				flow([list, http(getUrl, await account.httpBearer(await tokenOf(server.url)), going)]),
			),
		// At its best: n8n's OAuth2 credential, which gets a new one after a 401.
		best: () =>
			measure(async () =>
				flow([list, http({ ...getUrl, options: batching }, await account.httpOAuth2(), going)]),
			),
	};
}

async function faultyServer(stage, server) {
	const account = accounts(stage, server.url);
	const list = items(await alertItems(server.url, faulty.count));
	const measure = measuring(stage, server, faulty.count, () => server.fault(...faults));
	const bearer = await account.httpBearer();
	const best = http({ ...getUrl, options: batching }, bearer, { onError: 'continueErrorOutput' });
	return {
		ours: () =>
			measure(async () =>
				flow([list, ours('thousandEyes', getAlert, await account.bearer(), going)]),
			),
		comes: () => measure(() => flow([list, http(getUrl, bearer, going)])),
		best: () => measure(() => flow([list, best], { loop: untilDone })),
	};
}

const tell = ({ lost, seconds, unauthorized }) =>
	`${lost} lost, ${unauthorized} answers 401, ${seconds.toFixed(2)} s`;

/** What does not arrive when the token dies in mid-run, and when 6 % of the answers are faults. */
async function losses({ stage, runs }) {
	const server = await startServer('thousandEyes', { rateLimit: false });
	try {
		const token = await inTurn(runs, await dyingToken(stage, server), tell);
		const fault = await inTurn(runs, await faultyServer(stage, server), tell);
		const lost = (list) => list.map((one) => one.lost);
		const none = (list) => lost(list).every((n) => n === 0);
		return {
			rows: [
				heading(token),
				row(`token dies, ${dying.count} items: lost`, token, (list) => shown(lost(list))),
				row('  answers 401', token, (list) => shown(list.map((one) => one.unauthorized))),
				row(`6 % faults, ${faulty.count} GETs: lost`, fault, (list) => shown(lost(list))),
				row('  seconds', fault, (list) =>
					shown(
						list.map((one) => one.seconds),
						' s',
					),
				),
			],
			bounds: [
				bound('dying token: items lost', '0', shown(lost(token.ours)), none(token.ours)),
				bound('6 % faults: items lost', '0', shown(lost(fault.ours)), none(fault.ours)),
			],
			data: { token, fault },
		};
	} finally {
		server.close();
	}
}

module.exports = losses;
