'use strict';

/** Adds users to the sandbox, one for each call, so that every minted token tells which call it was for. */
function createCallers(thoughtSpot, prefix, count) {
	return Array.from({ length: count }, (_, index) => {
		const name = `${prefix}-${index}`;
		thoughtSpot.state.directory.create(name, { org: { id: 0, name: 'Primary' } });
		return name;
	});
}

/** Calls the token broker of n8n for each user, many at once: `[{ user, ok, status, text }]`. */
async function callBroker(url, headers, users, { atOnce = 40, within = 120_000 } = {}) {
	const waiting = [...users];
	const answers = [];
	async function caller() {
		for (let user = waiting.shift(); user !== undefined; user = waiting.shift()) {
			answers.push({ user, ...(await call(url, headers, user, within)) });
		}
	}
	await Promise.all(Array.from({ length: atOnce }, caller));
	return answers;
}

async function call(url, headers, user, within) {
	try {
		const answer = await fetch(`${url}/webhook/thoughtspot-token`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ username: user }),
			signal: AbortSignal.timeout(within),
		});
		const text = await answer.text();
		const ok = answer.status === 200 && JSON.parse(text).username === user;
		// The token itself is nobody's business in a report.
		return { ok, status: answer.status, text: ok ? '' : text.slice(0, 200) };
	} catch (error) {
		return { ok: false, status: 0, text: String(error.cause ?? error) };
	}
}

const bodyOf = ({ body }) => JSON.parse(body || '{}');

const mintings = ({ requests }) => requests.filter(({ path }) => path.endsWith('/auth/token/full'));

/** How many full tokens were asked for, by user. */
function mintsByUser(thoughtSpot) {
	const mints = new Map();
	for (const request of mintings(thoughtSpot)) {
		const { username } = bodyOf(request);
		mints.set(username, (mints.get(username) ?? 0) + 1);
	}
	return mints;
}

/** How often n8n has logged in for itself: as the user of the credential, or for an OAuth2 client. */
function countLogIns(thousandEyes, thoughtSpot) {
	const grants = thousandEyes.requests.filter(({ path }) => path.endsWith('/oauth2/token'));
	const own = mintings(thoughtSpot).filter((request) => bodyOf(request).username === 'tsadmin');
	return grants.length + own.length;
}

module.exports = { callBroker, countLogIns, createCallers, mintsByUser };
