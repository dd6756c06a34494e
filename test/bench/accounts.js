'use strict';

const te = 'sandbox-thousandeyes-bearer';

/** The credentials of one API at `url`: this package's and those of the HTTP Request node. */
function accounts(stage, url) {
	const { credential } = stage;
	return {
		bearer: (accessToken = te) =>
			credential('thousandEyesBearerApi', { baseUrl: url, accessToken }),
		oAuth2: (clientSecret = 'sandbox-client-secret') =>
			credential('thousandEyesOAuth2Api', {
				baseUrl: url,
				clientId: 'sandbox-client',
				clientSecret,
				clientAuthentication: 'body',
			}),
		trusted: (secretKey = 'sandbox-secret-key') =>
			credential('thoughtSpotTrustedApi', { baseUrl: url, username: 'tsadmin', secretKey }),
		basic: (password = 'sandbox-password') =>
			credential('thoughtSpotBasicApi', { baseUrl: url, username: 'analyst', password }),
		httpBearer: (token = te) => credential('httpBearerAuth', { token }),
		/** The secret key belongs into the body: this is how a secret gets there without standing in the workflow. */
		httpSecretKey: (secret_key = 'sandbox-secret-key') =>
			credential('httpCustomAuth', { json: JSON.stringify({ body: { secret_key } }) }),
		httpOAuth2: (clientSecret = 'sandbox-client-secret') =>
			credential('oAuth2Api', {
				grantType: 'clientCredentials',
				accessTokenUrl: `${url}/v7/oauth2/token`,
				clientId: 'sandbox-client',
				clientSecret,
				scope: '',
				authentication: 'body',
			}),
	};
}

/** `count` ids of alerts that the server has, with the addresses the HTTP Request node needs. */
async function alertItems(url, count) {
	const answer = await fetch(`${url}/v7/alerts?max=1000`, {
		headers: { authorization: `Bearer ${te}` },
	});
	const { alerts } = await answer.json();
	return alerts.slice(0, count).map(({ id }) => ({ alertId: id, url: `${url}/v7/alerts/${id}` }));
}

/** Parameters of our node for one alert an item. */
const getAlert = {
	resource: 'alert',
	operation: 'get',
	alertId: { __rl: true, mode: 'id', value: '={{ $json.alertId }}' },
};

/** Parameters of the HTTP Request node for the same. */
const getUrl = { url: '={{ $json.url }}' };

/** Parameters of the HTTP Request node for a full token for `user`; the secret key comes from its credential. */
const mintAt = (url, user = "'tsadmin'") => ({
	method: 'POST',
	url: `${url}/api/rest/2.0/auth/token/full`,
	sendBody: true,
	specifyBody: 'json',
	jsonBody: `={{ { username: ${user}, validity_time_in_sec: 300 } }}`,
});

module.exports = { accounts, alertItems, getAlert, getUrl, mintAt, token: te };
