'use strict';

const elsewhere = { change: { baseUrl: 'http://api.example.com' }, says: /must start with https/ };
const noAddress = { change: { baseUrl: 'nonsense' }, says: /not a valid address/ };
const unreachable = {
	change: { baseUrl: 'http://127.0.0.1:9' },
	says: /ECONNREFUSED|could not be reached/,
};
const anywhere = [elsewhere, noAddress, unreachable];

/** What people enter wrongly in each credential, and what its test has to say then. */
const mistakes = {
	thousandEyesBearerApi: [
		{
			change: { accessToken: 'a-wrong-token' },
			says: /rejected the access token \(401\).*(mistyped|expired)/,
		},
		...anywhere,
	],
	thousandEyesBasicApi: [
		{ change: { apiToken: 'a-wrong-token' }, says: /rejected the email and API token \(401\)/ },
		{ change: { email: 'nobody@example.com' }, says: /rejected the email and API token \(401\)/ },
		...anywhere,
	],
	thousandEyesOAuth2Api: [
		{
			change: { clientSecret: 'a-wrong-secret' },
			says: /rejected the log-in \(401\).*Likely causes/,
		},
		{ change: { tenantId: 'another-tenant' }, says: /rejected the log-in \(400\).*tenant/ },
		...anywhere,
	],
	thoughtSpotBasicApi: [
		{ change: { password: 'a-wrong-password' }, says: /rejected the log-in \(401\).*multi-factor/ },
		{ change: { username: 'nobody' }, says: /rejected the log-in \(40[01]\).*Likely causes/ },
		...anywhere,
	],
	thoughtSpotBearerApi: [
		{ change: { accessToken: 'a-wrong-token' }, says: /rejected the token \(401\)/ },
		...anywhere,
	],
	thoughtSpotTrustedApi: [
		{
			change: { secretKey: 'a-wrong-key' },
			says: /rejected the log-in \(401\).*trusted authentication is off/,
		},
		{ change: { orgId: '77' }, says: /rejected the log-in \(400\).*org/i },
		...anywhere,
	],
};

module.exports = { mistakes };
