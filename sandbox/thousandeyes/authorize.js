const { CLIENT, PUBLIC_CLIENT } = require('./clients');

/**
 * @import { Answer, Request } from '../message'
 * @import { Context } from './stores'
 */

/** @param {string} text */
const escape = (text) =>
	text.replace(/[&<>"']/g, (sign) => `&#${/** @type {number} */ (sign.codePointAt(0))};`);

/** @param {number} status @param {string} body @returns {Answer} */
const page = (status, body) => ({
	status,
	headers: {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store',
		'x-frame-options': 'DENY',
	},
	body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>ThousandEyes sandbox</title><body>${body}</body></html>`,
});

/**
 * What must not be answered with a redirect: where that would lead is not known to be right.
 * @param {URLSearchParams} asked
 */
function problemOf(asked) {
	const redirect = asked.get('redirect_uri') ?? '';
	if (![CLIENT.id, PUBLIC_CLIENT].includes(asked.get('client_id') ?? '')) {
		return 'The application is not known here.';
	}
	const host = URL.canParse(redirect) ? new URL(redirect).hostname : '';
	if (!['127.0.0.1', 'localhost'].includes(host)) return 'The redirect leads somewhere else.';
	if (asked.get('response_type') !== 'code') return 'Only codes are given out.';
	const challenge = asked.get('code_challenge') ?? '';
	const isPkce = asked.get('code_challenge_method') === 'S256' && challenge.length === 43;
	return isPkce ? undefined : 'The application does not use PKCE with S256.';
}

/**
 * GET /v7/oauth2/authorize, which is the sandbox's own: the page that asks a person for consent.
 * @param {Request} request @returns {Answer}
 */
function askConsent({ query }) {
	const problem = problemOf(query);
	if (problem) return page(400, `<h1>This cannot be allowed</h1><p>${problem}</p>`);
	const fields = [...query].map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
	);
	const scope = escape(query.get('scope') || 'what you may do yourself');
	return page(
		200,
		`<h1>Allow access to ThousandEyes?</h1><p>${escape(query.get('client_id') ?? '')} asks for: ${scope}</p>
<form method="post" action="/v7/oauth2/authorize">${fields.join('')}
<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form>`,
	);
}

/**
 * POST /v7/oauth2/authorize: what the person chose, on its way back to the application.
 * @param {Request} request @param {Context} context @returns {Answer}
 */
function takeConsent({ body }, { consents }) {
	const asked = new URLSearchParams(body);
	const problem = problemOf(asked);
	if (problem) return page(400, `<h1>This cannot be allowed</h1><p>${problem}</p>`);
	const target = new URL(asked.get('redirect_uri') ?? '');
	if (asked.get('answer') === 'allow') {
		const code = consents.allow({
			clientId: asked.get('client_id') ?? '',
			redirectUri: asked.get('redirect_uri') ?? '',
			challenge: asked.get('code_challenge') ?? '',
			scope: asked.get('scope') ?? '',
		});
		target.searchParams.set('code', code);
	} else {
		target.searchParams.set('error', 'access_denied');
	}
	target.searchParams.set('state', asked.get('state') ?? '');
	return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' };
}

module.exports = { askConsent, takeConsent };
