'use strict';

/**
 * @typedef {{ name: string, type: string, data: Record<string, string | undefined> }} Credential
 * @typedef {{ name: string, type: string, id: string, ok: boolean, message: string }} Created with what its test said
 */

/**
 * The six credentials of the sandbox accounts. Who wants only some of them leaves out
 * what the others take.
 * @param {string} [thousandEyes]
 * @param {string} [thoughtSpot]
 * @param {string} [thoughtSpotToken]
 */
function sandboxCredentials(thousandEyes, thoughtSpot, thoughtSpotToken) {
	/** @type {(name: string, type: string, data: Credential['data']) => Credential} */
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

/**
 * The one of them that has this type.
 * @param {string} type
 * @param {Parameters<typeof sandboxCredentials>} rest
 */
function sandboxCredential(type, ...rest) {
	const found = sandboxCredentials(...rest).find((one) => one.type === type);
	if (!found) throw new Error(`The sandbox has no account for ${type}`);
	return found;
}

/**
 * A token for the bearer credential; the administrator's, because the demo revokes those of the analyst.
 * @param {string} thoughtSpot
 */
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
	const { token } = /** @type {{ token: string }} */ (await answer.json());
	return token;
}

/**
 * Creates the credentials (or brings those of a kept folder up to date) and tests each.
 * @param {import('./client').Client} client
 * @param {{ thousandEyes: string, thoughtSpot: string }} urls
 */
async function createCredentials(client, { thousandEyes, thoughtSpot }) {
	/** @type {Created[]} */
	const existing = await client.rest('GET', '/credentials');
	const token = await mintThoughtSpotToken(thoughtSpot);
	/** @type {Created[]} */
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

module.exports = { createCredentials, sandboxCredential, sandboxCredentials };
