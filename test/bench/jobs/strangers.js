'use strict';
const { accounts, alertItems, getAlert, getUrl, token } = require('../accounts');
const { bound } = require('../figures');
const { flow, http, items, ours, splitOut } = require('../flows');
const { heading, inTurn, row } = require('../rounds');
const { startServer } = require('../servers');
const { startStranger } = require('../stranger');

/** @import { Fault } from '../../../sandbox' */

const nextUrl = {
	pagination: {
		pagination: {
			paginationMode: 'responseContainsNextURL',
			nextURL: '={{ $response.body._links.next.href }}',
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.body._links?.next }}',
		},
	},
};
/** At its best no redirect is followed; there is nothing to set against a next link. */
const noRedirects = { redirect: { redirect: { followRedirects: false } } };

/**
 * Where the server sends the client on to: the same host with another port or scheme, and another host.
 * @param {any} stranger @param {string} url
 * @returns {Record<string, [flow: 'list' | 'one', fault: Fault]>}
 */
const ways = (stranger, url) => {
	const path = '/v7/alerts?max=1000&cursor=x';
	const port = `http://127.0.0.1:${stranger.port}`;
	const host = `http://localhost:${stranger.port}`;
	const scheme = `https://127.0.0.1:${stranger.tlsPort}`;
	// What hosts its own port looks like in a prefix of the address.
	const lookalike = `${url}@127.0.0.1:${stranger.port}`;
	/** @param {string} origin @returns {Fault} */
	const next = (origin) => ({ kind: 'evil-next', href: origin + path, match: { path: 'max=' } });
	/** @param {string} origin @param {number} status @returns {Fault} */
	const redirect = (origin, status) => ({
		kind: 'redirect',
		location: origin + path,
		status,
		match: { path: '/alerts/' },
	});
	return {
		'next link, other port': ['list', next(port)],
		'next link, other host': ['list', next(host)],
		'next link, other scheme': ['list', next(scheme)],
		'next link, user name that looks like the host': ['list', next(lookalike)],
		'redirect 302, other port': ['one', redirect(port, 302)],
		'redirect 307, other host': ['one', redirect(host, 307)],
		'redirect 308, other scheme': ['one', redirect(scheme, 308)],
	};
};

async function flows(stage, url) {
	const account = accounts(stage, url);
	const [bearer, httpBearer] = [await account.bearer(), await account.httpBearer()];
	const all = { resource: 'alert', operation: 'getAll', returnAll: true };
	const one = items(await alertItems(url, 1));
	const list = { url: `${url}/v7/alerts?max=1000` };
	const paged = () =>
		flow([one, http({ ...list, options: nextUrl }, httpBearer), splitOut('alerts')]);
	const publish = async ({ list: many, one: single }) => ({
		list: await stage.publish(many),
		one: await stage.publish(single),
	});
	return {
		ours: await publish({
			list: flow([one, ours('thousandEyes', all, bearer)]),
			one: flow([one, ours('thousandEyes', getAlert, bearer)]),
		}),
		comes: await publish({ list: paged(), one: flow([one, http(getUrl, httpBearer)]) }),
		best: await publish({
			list: paged(),
			one: flow([one, http({ ...getUrl, options: noRedirects }, httpBearer)]),
		}),
	};
}

const verdict = ({ asked, credential }) =>
	credential ? 'BEARER SENT' : asked ? 'asked, no bearer' : 'not asked';

/** Whether a bearer token reaches a stranger that a next link or a redirect points to. */
async function strangers({ stage }) {
	const server = await startServer('thousandEyes', { rateLimit: false });
	const stranger = await startStranger();
	try {
		const published = await flows(stage, server.url);
		/** @type {Record<string, Record<string, any[]>>} */
		const results = {};
		for (const [way, [kind, fault]] of Object.entries(ways(stranger, server.url))) {
			const measure = async (name) => {
				await server.clearFaults();
				await server.fault(fault);
				stranger.forget();
				await stage.call(published[name][kind]);
				return { way, ...stranger.saw(token) };
			};
			results[way] = await inTurn(
				1,
				Object.fromEntries(Object.keys(published).map((name) => [name, () => measure(name)])),
				(result) => `${way}: ${verdict(result)}`,
			);
		}
		const lists = Object.values(results);
		const leaks = lists.filter(({ ours: [result] }) => result.credential || result.asked).length;
		return {
			rows: [
				heading(lists[0]),
				...Object.entries(results).map(([way, list]) => row(way, list, ([one]) => verdict(one))),
			],
			bounds: [
				bound(
					'strangers: next links and redirects that leave',
					'0',
					`${leaks} of ${lists.length}`,
					leaks === 0,
				),
			],
			data: results,
		};
	} finally {
		stranger.close();
		server.close();
	}
}

module.exports = strangers;
