import { ThousandEyesUserOAuth2Api } from '../../credentials/ThousandEyesUserOAuth2Api.credentials';
import { ThousandEyesTrigger } from '../../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { connect } from '../support/connect';
import { createPoller } from '../support/poll';
import { createWebhook } from '../support/webhook';
import { everything, RULES, rulesApart, useSandbox } from './setup';

const sandbox = useSandbox();

/** An n8n with a trigger whose account was connected in the browser. */
async function n8n(parameters: Record<string, unknown>) {
	const { url } = sandbox.api;
	const client = { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' };
	const credential = { ...client, baseUrl: url, oauthTokenData: await connect(url) };
	return {
		credentials: { thousandEyesUserOAuth2Api: credential } as never,
		credentialTypes: [ThousandEyesUserOAuth2Api],
		node: {
			type: ThousandEyesTrigger,
			id: 'node-connected',
			webhookId: 'webhook-connected',
			parameters: { authentication: 'oAuth2User', ...parameters } as never,
		},
	};
}

const tokens = () => sandbox.api.requests.filter(({ path }) => path === '/v7/oauth2/token').length;

it('is registered and removed with a connected account, whose access is renewed between', async () => {
	const before = everything(sandbox.api);
	const webhook = await createWebhook({ ...(await n8n({ ruleIds: [RULES[0]] })), local: true });
	try {
		await webhook.activate();
		expect(rulesApart(sandbox.api).attached[RULES[0]]).toHaveLength(1);
		sandbox.api.control.expireTokens();
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
		expect(tokens()).toBe(2);
	} finally {
		await webhook.close();
	}
});

it('polls with a connected account, and keeps the renewed access', async () => {
	const poller = createPoller(await n8n({ listenBy: 'polling' }));
	await poller.poll();
	sandbox.api.control.revokeTokens();
	const rejected = () => sandbox.api.requests.filter(({ status }) => status === 401).length;
	const { alertId } = await sandbox.api.control.raiseAlert({ ruleId: RULES[0] });
	const [rows = []] = (await poller.poll()) ?? [];
	expect(rows.map(({ json }) => json.id)).toEqual([alertId]);
	await poller.poll();
	expect({ rejected: rejected(), tokens: tokens() }).toEqual({ rejected: 1, tokens: 2 });
});
