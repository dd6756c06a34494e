import { createHash, randomBytes } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

const CLIENT = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
export const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

/** What the consent page is asked for, and the verifier that belongs to it. */
export function consentRequest(clientId = CLIENT.client_id) {
	const verifier = randomBytes(32).toString('base64url');
	const query = new URLSearchParams({
		client_id: clientId,
		redirect_uri: REDIRECT,
		response_type: 'code',
		state: 'state-1',
		code_challenge: createHash('sha256').update(verifier).digest('base64url'),
		code_challenge_method: 'S256',
	});
	return { query, verifier };
}

/** Chooses an answer on the consent page; gives where that leads. */
export async function answerConsent(
	url: string,
	query: URLSearchParams,
	answer: 'allow' | 'deny',
): Promise<URL> {
	const body = new URLSearchParams([...query, ['answer', answer]]);
	const init = { method: 'POST', body, redirect: 'manual' as const };
	const { headers } = await fetch(`${url}/v7/oauth2/authorize`, init);
	return new URL(String(headers.get('location')));
}

/** Asks for a token with these fields. */
export async function tokenRequest(url: string, fields: Record<string, string>) {
	const init = { method: 'POST', body: new URLSearchParams(fields) };
	const answer = await fetch(`${url}/v7/oauth2/token`, init);
	return { status: answer.status, body: (await answer.json()) as IDataObject };
}

/** Connects the sandbox's account as n8n does: what it keeps as `oauthTokenData`. */
export async function connect(
	url: string,
	client: { client_id: string; client_secret?: string } = CLIENT,
): Promise<IDataObject> {
	const { query, verifier } = consentRequest(client.client_id);
	const code = (await answerConsent(url, query, 'allow')).searchParams.get('code') ?? '';
	const { body } = await tokenRequest(url, {
		...client,
		grant_type: 'authorization_code',
		code,
		code_verifier: verifier,
		redirect_uri: REDIRECT,
	});
	return { ...body, n8n_expires_at: String(Date.now() + Number(body.expires_in) * 1000) };
}
