const { mediaType, negotiate } = require('../accept');
const { json } = require('./answers');
const { decodeBasic, parseAuthorization } = require('./auth');
const { CLIENT, PUBLIC_CLIENT } = require('./clients');

/**
 * @import { Request } from '../message'
 * @import { createTokens } from './auth'
 * @import { Context } from './stores'
 */

const TENANT = 'sandbox-tenant';
const DEFAULT_SCOPE = 'api';
/** Those that follow from what a person has allowed. */
const PERSONAL_GRANTS = ['authorization_code', 'refresh_token'];

const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** @param {number} status @param {string} error @param {string} description */
function refuse(status, error, description, headers = {}) {
	const value = { error, error_description: description };
	return json(status, value, 'application/json', { ...uncached, ...headers });
}

/** @param {string} text */
function formDecode(text) {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}

/**
 * Client id and secret from the Basic header or the body (RFC 6749, 2.3.1), or the error for using both.
 * @param {Request} request
 * @param {URLSearchParams} form
 * @returns {{ id?: string | null, secret?: string | null, basic?: true, twice?: true }}
 */
function readClient(request, form) {
	const { scheme, value } = parseAuthorization(request.headers.authorization);
	const inBody = form.has('client_id') || form.has('client_secret');
	if (scheme === 'basic') {
		if (form.has('client_secret')) return { twice: true };
		const [id, secret] = decodeBasic(value).map(formDecode);
		return { id, secret, basic: true };
	}
	return inBody ? { id: form.get('client_id'), secret: form.get('client_secret') } : {};
}

/** @param {Request} request @param {URLSearchParams} form */
function refuseRequest(request, form) {
	if (!negotiate(request.headers.accept, ['application/json'])) {
		return refuse(406, 'invalid_request', 'Only application/json can be answered');
	}
	if (mediaType(request.headers['content-type']) !== 'application/x-www-form-urlencoded') {
		return refuse(415, 'invalid_request', 'Send application/x-www-form-urlencoded');
	}
	const repeated = [...form.keys()].find((name) => form.getAll(name).length > 1);
	if (repeated) return refuse(400, 'invalid_request', `Parameter ${repeated} is repeated`);
	return undefined;
}

/** @param {Request} request @param {URLSearchParams} form */
function refuseClient(request, form) {
	const client = readClient(request, form);
	if (client.twice) {
		return refuse(400, 'invalid_request', 'More than one client authentication method is used');
	}
	if (client.id === CLIENT.id && client.secret === CLIENT.secret) return undefined;
	const forPeople = PERSONAL_GRANTS.includes(form.get('grant_type') ?? '');
	if (client.id === PUBLIC_CLIENT && !client.secret && forPeople) return undefined;
	const headers = client.basic ? { 'www-authenticate': 'Basic realm="oauth2"' } : {};
	return refuse(401, 'invalid_client', 'Client authentication failed', headers);
}

/** @param {Request} request @param {URLSearchParams} form @param {ReturnType<typeof createTokens>} tokens */
function refuseGrant(request, form, tokens) {
	const tenant = request.headers['x-tenant-id'];
	if (tenant !== undefined && tenant !== TENANT) {
		return refuse(400, 'invalid_request', 'The tenant is unknown to this client');
	}
	const grant = form.get('grant_type');
	if (!grant) return refuse(400, 'invalid_request', 'Parameter grant_type is missing');
	if (PERSONAL_GRANTS.includes(grant)) return undefined;
	if (grant !== 'client_credentials') {
		return refuse(400, 'unsupported_grant_type', 'Only client_credentials is supported');
	}
	const onBehalfOf = form.get('thousandeyes_bearer_token');
	if (onBehalfOf !== null && !tokens.isValid(onBehalfOf)) {
		return refuse(400, 'invalid_grant', 'The bearer token is invalid, expired or revoked');
	}
	if (!/^[\x21\x23-\x5b\x5d-\x7e]*( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(form.get('scope') ?? '')) {
		return refuse(400, 'invalid_scope', 'The scope is malformed');
	}
	return undefined;
}

/**
 * The scope that a person has allowed, by a code or by the refresh token of an earlier answer.
 * @param {Request} request @param {URLSearchParams} form @param {Context['consents']} consents
 */
function allowedScope(request, form, consents) {
	const text = (/** @type {string} */ name) => form.get(name) ?? '';
	const clientId = readClient(request, form).id ?? '';
	if (form.get('grant_type') === 'refresh_token') {
		return consents.renew(text('refresh_token'), clientId);
	}
	return consents.redeem(text('code'), {
		clientId,
		redirectUri: text('redirect_uri'),
		verifier: text('code_verifier'),
	})?.scope;
}

/**
 * POST /v7/oauth2/token: for a client itself, or for a person who allowed it.
 * @type {import('./stores').Handler}
 */
function createToken(request, { consents, tokens }) {
	const form = new URLSearchParams(request.body);
	const refusal =
		refuseRequest(request, form) ??
		refuseClient(request, form) ??
		refuseGrant(request, form, tokens);
	if (refusal) return refusal;
	const isPersonal = PERSONAL_GRANTS.includes(form.get('grant_type') ?? '');
	const allowed = isPersonal ? allowedScope(request, form, consents) : form.get('scope');
	if (isPersonal && allowed === undefined) {
		return refuse(400, 'invalid_grant', 'The grant is invalid, expired, used up or withdrawn');
	}
	const scope = allowed || DEFAULT_SCOPE;
	const clientId = readClient(request, form).id ?? '';
	const value = {
		access_token: tokens.issue(scope, isPersonal),
		token_type: 'Bearer',
		expires_in: tokens.lifetimeS,
		scope,
		...(isPersonal && { refresh_token: consents.issueRefresh(clientId, scope) }),
	};
	return json(200, value, 'application/json', uncached);
}

module.exports = { createToken };
