const MASK = '***';

/** @type {Record<string, (given: any) => unknown>} a kind of authentication without its secret */
const masks = {
	API_KEY: ({ key }) => ({ key, value: MASK }),
	BASIC_AUTH: ({ username }) => ({ username, password: MASK }),
	BEARER_TOKEN: () => MASK,
	OAUTH2: (given) => ({ ...given, client_secret: MASK }),
};

/**
 * A webhook as the API shows it: no secret is ever told again.
 * @param {import('./webhooks').Webhook} webhook
 */
function publicWebhook({ authentication, signature_verification: signature, ...webhook }) {
	const [kind] = Object.keys(authentication ?? {});
	return {
		...webhook,
		authentication: kind ? { [kind]: masks[kind](authentication[kind]) } : null,
		signature_verification: signature ? { ...signature, secret: MASK } : null,
		org: { id: String(webhook.org.id), name: webhook.org.name },
	};
}

module.exports = { publicWebhook };
