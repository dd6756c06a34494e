import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { pasted } from '../shared/reading/pasted';
import { parseBaseUrl, resolveUrl } from '../shared/signing/baseUrl';
import type { LogIn } from '../shared/signing/logInScheme';
import { signOpening } from '../shared/signing/opening';
import { ownerOf } from '../shared/signing/owner';
import { forgetParts } from '../shared/signing/parts';
import { markDead } from '../shared/signing/renewal';
import { filledIn, signWithSecret } from '../shared/signing/secret';
import { clearDoubt, sessionRedactor, signWithSession } from '../shared/signing/session';
import { fingerprintOf, signatureOf, SigningError } from '../shared/signing/signing';
import { errorBodies } from './errorBodies';
import { bodyOf, given, isSameUser } from './mintingBody';
import { numberIn, orgOf, orgs, otherOrg } from './orgs';

type Credentials = ICredentialDataDecryptedObject;

/** Path of the REST API v2.0 below a cluster's address. */
export const API_ROOT = '/api/rest/2.0';

/** What people paste behind a cluster's address. */
const ROOTS = [API_ROOT, '/api/rest'];

/** The service's lifetime of a token for which none is asked for, in seconds. */
const DEFAULT_LIFETIME_SECONDS = 300;

/** The one secret of a credential: its field, and its name in a request. */
interface Secret {
	field: 'password' | 'secretKey';
	wire: 'password' | 'secret_key';
}

/** The address of a ThoughtSpot credential's cluster, without what is often pasted along. */
export function clusterOf({ baseUrl }: Credentials): URL {
	return parseBaseUrl(baseUrl, ROOTS);
}

/** The secret as it is sent; blanks may belong to a password, but not to a key. */
function valueOf(credentials: Credentials, { field }: Secret): string {
	if (field === 'secretKey') return filledIn(credentials, field, 'Secret Key');
	const password = String(credentials[field] ?? '');
	return password.trim() === '' ? filledIn(credentials, field, 'Password') : password;
}

function withoutEmpty(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** From when to when the token in an answer is good, as the service tells it: both or neither. */
function lifetimeSecondsOf(body: Record<string, unknown>): number {
	const created = Number(body.creation_time_in_millis);
	const seconds = (Number(body.expiration_time_in_millis) - created) / 1000;
	return created > 0 && seconds > 0 ? seconds : DEFAULT_LIFETIME_SECONDS;
}

/** How a user name with a password or the secret key opens a session: a full access token for an org. */
export function logInWith(secret: Secret, causes: string, advice: string): LogIn {
	return {
		service: 'ThoughtSpot',
		errorBodies,
		baseUrl: clusterOf,
		owner: (credentials) =>
			[secret.field, 'username', 'orgId', 'validityTime'].map((name) => credentials[name]),
		secrets: ({ [secret.field]: entered }) => [
			secret.field === 'secretKey' ? pasted(entered) : entered,
		],
		request: (credentials) => ({
			url: `${API_ROOT}/auth/token/full`,
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: withoutEmpty({
				username: filledIn(credentials, 'username', 'Username'),
				[secret.wire]: valueOf(credentials, secret),
				org_id: orgOf(credentials),
				validity_time_in_sec: numberIn(credentials, 'validityTime', 'Session Validity'),
			}),
		}),
		session: (body, credentials) => {
			if (typeof body.token !== 'string' || !body.token) return undefined;
			return (
				otherOrg(body, orgOf(credentials)) ?? {
					token: body.token,
					lifetimeSeconds: lifetimeSecondsOf(body),
				}
			);
		},
		parts: orgs,
		causes,
		advice,
	};
}

/**
 * Signs a ThoughtSpot request: minting and log-in requests carry the secret in their body, all
 * others the session token. Password and secret key are never on the same request.
 */
export async function signRequest(
	credentials: Credentials,
	options: IHttpRequestOptions,
	secret: Secret,
	logIn: LogIn,
): Promise<IHttpRequestOptions> {
	const signature = signatureOf(options);
	if (signature?.opens) {
		return await signOpening(credentials, options, logIn, signature, signature.opens);
	}
	const redact = sessionRedactor(credentials, logIn);
	const path = resolveUrl(options, clusterOf(credentials), redact).pathname;
	const mints = /\/auth\/token\/(full|object|custom)$/.test(path);
	if (!mints && !path.endsWith('/auth/session/login')) {
		tellAddress(credentials, options);
		const signed = signWithSession(credentials, options, logIn);
		noteEndOfSession(credentials, options, path, logIn);
		return signed;
	}
	const body = bodyOf(options);
	const ownName = filledIn(credentials, 'username', 'Username');
	body.username = given(body, 'username') ?? ownName;
	if (secret.field === 'password' && !isSameUser(body.username, ownName)) {
		throw new SigningError(
			'A password only mints tokens for its own user',
			"Leave 'Username' empty, or choose a credential of the type ThoughtSpot Trusted Auth API, whose secret key mints tokens for any user. Nothing was sent.",
		);
	}
	const orgName = /\/(custom|login)$/.test(path) ? 'org_identifier' : 'org_id';
	const org = orgOf(credentials);
	if (given(body, orgName) === undefined && org !== undefined) {
		body[orgName] = orgName === 'org_id' ? org : String(org);
	}
	const value = valueOf(credentials, secret);
	const somebody = isSameUser(body.username, ownName) ? undefined : String(body.username);
	if (somebody !== undefined) clearDoubt(credentials, options, logIn);
	if (signature) signature.objection = (answer) => otherOrg(answer, body[orgName]);
	const put = () => {
		options.body = { ...body, [secret.wire]: value };
	};
	const whose = { owner: ownerOf(credentials, logIn), somebody };
	return await signWithSecret(clusterOf(credentials), options, [value], put, whose);
}

/** Puts the address of the cluster into a request of ours that has to tell it, which only a credential knows. */
export function tellAddress(credentials: Credentials, options: IHttpRequestOptions): void {
	if (!signatureOf(options) || !/\/users\/deactivate$/.test(options.url)) return;
	const address = clusterOf(credentials).href.replace(/\/$/, '');
	options.body = { ...Object(options.body), base_url: address } as IDataObject;
}

/** Tells the transport when a request, once it has succeeded, leaves our own cached token dead. */
function noteEndOfSession(
	credentials: Credentials,
	options: IHttpRequestOptions,
	path: string,
	logIn: LogIn,
): void {
	const signature = signatureOf(options);
	if (!signature) return;
	signature.ended = () => {
		forgetParts(ownerOf(credentials, logIn));
		// It was another one that signed, where the request was for another org.
		markDead(fingerprintOf(credentials.sessionToken));
	};
	if (path.endsWith('/auth/session/logout')) signature.endsSession = true;
	if (!path.endsWith('/auth/token/revoke')) return;
	const { token, user_identifier: user } = Object(options.body) as IDataObject;
	// A GUID may be our own user's: forgetting the session costs one log-in, using a dead one a 401.
	const isGuid = typeof user === 'string' && /^[\da-f]{8}-[\da-f-]{27}$/i.test(user.trim());
	const endsToken = typeof token === 'string' && fingerprintOf(token) === signature.fingerprint;
	signature.endsSession = endsToken || isGuid || isSameUser(user, credentials.username);
}
