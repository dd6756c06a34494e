import { startThousandEyes } from '../../sandbox';
import { answerConsent, connect, consentRequest, REDIRECT, tokenRequest } from '../support/connect';

let eyes: Awaited<ReturnType<typeof startThousandEyes>>;
beforeEach(async () => void (eyes = await startThousandEyes()));
afterEach(async () => await eyes.close());

const client = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };

/** A code, and what else belongs to its exchange. */
async function allowed() {
	const { query, verifier } = consentRequest();
	const code = (await answerConsent(eyes.url, query, 'allow')).searchParams.get('code') ?? '';
	const grant = { ...client, grant_type: 'authorization_code', code, code_verifier: verifier };
	return { ...grant, redirect_uri: REDIRECT };
}

it('shows a page with what is asked for, and writes nothing into it as it came', async () => {
	const { query } = consentRequest();
	query.set('scope', '<script>alert(1)</script>');
	const answer = await fetch(`${eyes.url}/v7/oauth2/authorize?${query.toString()}`);
	const text = await answer.text();
	expect(answer.status).toBe(200);
	expect(text).toMatch(/Allow<.*Deny</s);
	expect(text).not.toContain('<script>');
});

it('leads back with a code and the state, or with the refusal', async () => {
	const { query } = consentRequest();
	const yes = await answerConsent(eyes.url, query, 'allow');
	expect(Object.fromEntries(yes.searchParams)).toEqual({
		code: expect.any(String),
		state: 'state-1',
	});
	const no = await answerConsent(eyes.url, query, 'deny');
	expect(Object.fromEntries(no.searchParams)).toEqual({ error: 'access_denied', state: 'state-1' });
});

it.each([
	['client_id', 'another'],
	['redirect_uri', 'https://example.com/callback'],
	['response_type', 'token'],
	['code_challenge_method', 'plain'],
])('redirects nowhere for another %s', async (name, value) => {
	const { query } = consentRequest();
	query.set(name, value);
	const init = { redirect: 'manual' as const };
	expect((await fetch(`${eyes.url}/v7/oauth2/authorize?${query.toString()}`, init)).status).toBe(
		400,
	);
});

it('gives a token for a code, once, and to the one who asked alone', async () => {
	const grant = await allowed();
	expect((await tokenRequest(eyes.url, grant)).body).toMatchObject({
		access_token: expect.any(String),
		refresh_token: expect.any(String),
	});
	expect((await tokenRequest(eyes.url, grant)).body).toMatchObject({ error: 'invalid_grant' });
	const stolen = { ...(await allowed()), code_verifier: 'another-verifier' };
	expect((await tokenRequest(eyes.url, stolen)).body).toMatchObject({ error: 'invalid_grant' });
});

it('renews until the consent is withdrawn, with a new token each time', async () => {
	const first = await connect(eyes.url);
	const renew = async (token: unknown) =>
		await tokenRequest(eyes.url, {
			...client,
			grant_type: 'refresh_token',
			refresh_token: String(token),
		});
	const second = await renew(first.refresh_token);
	expect(second.status).toBe(200);
	expect((await renew(first.refresh_token)).status).toBe(400);
	eyes.control.withdrawConsents();
	expect((await renew(second.body.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
});
