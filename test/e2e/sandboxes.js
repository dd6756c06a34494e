'use strict';
const { startThousandEyes, startThoughtSpot } = require('../../sandbox');

/** Both sandbox APIs, generous enough not to slow the suite; every token and cookie they give out is noted as a secret. */
async function startSandboxes(secrets) {
	const [thousandEyes, thoughtSpot] = await Promise.all([
		startThousandEyes({ rateLimit: { limit: 100_000 }, alertCount: 300 }),
		startThoughtSpot(),
	]);
	watch(thousandEyes.state.tokens, 'issue', (token) => secrets.issue('ThousandEyes', token));
	watch(thousandEyes.state.consents, 'issueRefresh', (token) =>
		secrets.add('refresh token of ThousandEyes', token),
	);
	watch(thoughtSpot.state.sessions, 'issue', ({ token }) => secrets.issue('ThoughtSpot', token));
	watch(thoughtSpot.state.sessions, 'login', (cookies) => {
		for (const line of cookies) {
			secrets.add('session cookie of ThoughtSpot', line.split(';')[0].split('=')[1]);
		}
	});
	/** The tokens that came back as proof of a session: nobody asked to see these. */
	const used = () =>
		new Set(
			[...thousandEyes.requests, ...thoughtSpot.requests]
				.map(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1])
				.filter(Boolean),
		);
	const close = () => Promise.all([thousandEyes.close(), thoughtSpot.close()]);
	return { thousandEyes, thoughtSpot, used, close };
}

function watch(object, name, note) {
	const original = object[name];
	object[name] = (...args) => {
		const result = original(...args);
		note(result);
		return result;
	};
}

module.exports = { startSandboxes };
