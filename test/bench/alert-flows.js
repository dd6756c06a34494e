'use strict';
const { accounts, token } = require('./accounts');
const { code, count: counted, http, ours, splitOut, value } = require('./flows');

const count = 100_000;
const pageSize = 1_000;

const getAlerts = { resource: 'alert', operation: 'getAll', returnAll: true };

const pagination = {
	pagination: {
		pagination: {
			paginationMode: 'responseContainsNextURL',
			nextURL: '={{ $response.body._links.next.href }}',
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.body._links?.next }}',
		},
	},
};
/** Users who do not want a run to end at the first fault find this switch first; it makes a broken list look whole. */
const neverError = { response: { response: { neverError: true } } };
/** At its best it starts the list again from its beginning; more than 5 tries and 5 s n8n does not offer. */
const retry = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 };

const began = value('Items', '{ began: Date.now() }');

/** Code for as many items like `example`, with ids and times of their own: n8n stores what repeats only once. */
const sameItems = (example) => `const text = ${JSON.stringify(JSON.stringify(example))};
const all = [];
for (let at = 0; at < ${count}; at += 1) {
	let time = 1.7e12 + at * 1000;
	const id = '${example.id.slice(0, -12)}' + at.toString(16).padStart(12, '0');
	const own = text
		.replaceAll('${example.id}', id)
		.replace(/\\d{4}-\\d\\d-\\d\\d([T ])[\\d:]{8}/g, (_, between) =>
			new Date((time += 1e6)).toISOString().slice(0, 19).replace('T', between));
	all.push({ json: JSON.parse(own) });
}
return all;`;

/** The nodes of each variant: all alerts of the server as items, counted. */
async function flows(stage, url) {
	const account = accounts(stage, url);
	const bearer = await account.httpBearer();
	const list = { url: `${url}/v7/alerts?max=${pageSize}` };
	const paged = (options, more) => [
		began,
		http({ ...list, options: { ...pagination, ...options } }, bearer, more),
		splitOut('alerts'),
		counted,
	];
	const { alerts } = await (await page(list.url)).json();
	const make = sameItems(alerts.find(({ endDate }) => endDate));
	return {
		ours: [began, ours('thousandEyes', getAlerts, await account.bearer()), counted],
		comes: paged(neverError),
		best: paged({}, retry),
		none: [began, code('Job', make), counted],
		warmUp: [
			began,
			ours('thousandEyes', { ...getAlerts, returnAll: false, limit: 5 }, await account.bearer()),
			{ ...http(list, bearer), name: 'Page', executeOnce: true },
			splitOut('alerts'),
			code('Code', 'return $input.all().slice(0, 1);'),
			counted,
		],
	};
}

const page = (url) => fetch(url, { headers: { authorization: `Bearer ${token}` } });

/** Has the server build all its pages, so that it answers each at once later. */
async function warm(url) {
	for (let next = `${url}/v7/alerts?max=${pageSize}`; next; ) {
		next = (await (await page(next)).json())._links?.next?.href;
	}
}

module.exports = { count, flows, pageSize, warm };
