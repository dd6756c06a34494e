'use strict';

/** The six credentials of the sandbox accounts; workflows name the one they use. */
function sandboxCredentials(thousandEyes, thoughtSpot, thoughtSpotToken) {
	const credential = (name, type, data) => ({ name: `${name} (sandbox)`, type, data });
	return [
		credential('ThousandEyes Bearer', 'thousandEyesBearerApi', {
			baseUrl: thousandEyes,
			accessToken: 'sandbox-thousandeyes-bearer',
		}),
		credential('ThousandEyes Basic', 'thousandEyesBasicApi', {
			baseUrl: thousandEyes,
			email: 'noreply@example.com',
			apiToken: 'sandbox-thousandeyes-basic',
		}),
		credential('ThousandEyes OAuth2', 'thousandEyesOAuth2Api', {
			baseUrl: thousandEyes,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-client-secret',
			clientAuthentication: 'body',
			tenantId: 'sandbox-tenant',
		}),
		credential('ThoughtSpot Basic', 'thoughtSpotBasicApi', {
			baseUrl: thoughtSpot,
			username: 'analyst',
			password: 'sandbox-password',
		}),
		credential('ThoughtSpot Bearer', 'thoughtSpotBearerApi', {
			baseUrl: thoughtSpot,
			accessToken: thoughtSpotToken,
		}),
		credential('ThoughtSpot Trusted', 'thoughtSpotTrustedApi', {
			baseUrl: thoughtSpot,
			username: 'tsadmin',
			secretKey: 'sandbox-secret-key',
		}),
	];
}

/** A token for the bearer credential; the administrator's, because the demo revokes those of the analyst. */
async function mintThoughtSpotToken(thoughtSpot) {
	const answer = await fetch(`${thoughtSpot}/api/rest/2.0/auth/token/full`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({
			username: 'tsadmin',
			password: 'sandbox-admin-password',
			validity_time_in_sec: 86_400,
		}),
	});
	if (!answer.ok) throw new Error(`The ThoughtSpot sandbox gave no token (${answer.status})`);
	return (await answer.json()).token;
}

/** Creates the credentials (or brings those of a kept folder up to date) and tests each: `[{ name, type, id, ok, message }]`. */
async function createCredentials(client, { thousandEyes, thoughtSpot }) {
	const existing = await client.rest('GET', '/credentials');
	const token = await mintThoughtSpotToken(thoughtSpot);
	const created = [];
	for (const credential of sandboxCredentials(thousandEyes, thoughtSpot, token)) {
		const found = existing.find(({ name }) => name === credential.name);
		const { id } = found
			? await client.rest('PATCH', `/credentials/${found.id}`, credential)
			: await client.createCredential(credential);
		const { status, message } = await client.testCredential(id);
		created.push({
			name: credential.name,
			type: credential.type,
			id,
			ok: status === 'OK',
			message,
		});
	}
	return created;
}

module.exports = { createCredentials, sandboxCredentials };
