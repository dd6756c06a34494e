import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { pasted } from '../reading/pasted';
import { BoundedMap } from '../time/boundedMap';
import { sharedByAll } from '../time/copies';
import { fingerprintOf } from './signing';

type Credentials = ICredentialDataDecryptedObject;

const MOST_REMEMBERED = 1000;

/** What n8n's own OAuth2 keeps of an account that a person has connected. */
export interface Connection {
	access: string;
	/** Empty where the service gave none: the access cannot be renewed then. */
	refresh: string;
	/** How the access token is to be sent, in lower case. */
	type: string;
	/** In ms; `Infinity` where n8n does not tell. */
	expiresAt: number;
	/** What no text may repeat. */
	secrets: unknown[];
}

/** The connection of a credential; without an access token where it is not connected. */
export function connectionOf(credentials: Credentials): Connection {
	const data = Object(credentials.oauthTokenData) as Record<string, unknown>;
	const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
	const [access, refresh] = [text('access_token'), text('refresh_token')];
	return {
		access,
		refresh,
		type: (text('token_type') || 'bearer').toLowerCase(),
		expiresAt: Number(data.n8n_expires_at || Infinity),
		secrets: [access, refresh, text('id_token'), pasted(credentials.clientSecret)],
	};
}

/** By the connection that came of a renewal, the first one of its line. */
const lines = sharedByAll('lines', () => new BoundedMap<string, string>(MOST_REMEMBERED));

/** Stands for a connected account: the same after a renewal, which may change all of its tokens. */
export function ownerOfConnection(credentials: Credentials): string {
	const own = ownMark(credentials);
	return lines.get(own) ?? own;
}

/** Notes that a connection came of a renewal. */
export function continueLine(before: Credentials, after: Credentials): void {
	const [first, own] = [ownerOfConnection(before), ownMark(after)];
	if (first !== own) lines.set(own, first);
}

function ownMark(credentials: Credentials): string {
	const { baseUrl, clientId, clientSecret } = credentials;
	return fingerprintOf(baseUrl, clientId, clientSecret, connectionOf(credentials).refresh);
}
