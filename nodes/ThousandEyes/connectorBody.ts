import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../shared/operation/vocabulary';
import { kept } from './writable';
import { checkMasked, lost } from './secretsKept';

/** What each way to sign in keeps secret. */
const SECRETS: Record<string, string> = {
	basic: 'password',
	'bearer-token': 'token',
	'conjur-host': 'apiKey',
	'oauth-auth-code': 'oauthClientSecret',
	'oauth-client-credentials': 'oauthClientSecret',
	'other-token': 'token',
};

/**
 * Of a connector that was read, what is written back when some of it is changed. Of a secret that the
 * service does not give nothing can be kept: then it has to be entered anew.
 */
export function writableConnector(row: IDataObject, values: Values): IDataObject {
	return {
		...kept(row, ['name', 'target', 'headers', 'account']),
		// Also what leads to Conjur is generic here.
		type: 'generic',
		...(values.authentication === undefined && authenticationOf(row, values)),
	};
}

function authenticationOf(row: IDataObject, { connectorType }: Values): IDataObject {
	const { authentication } = kept(row, ['authentication']);
	if (authentication === undefined) return {};
	checkMasked('Authentication', authentication, undefined);
	const { type: told, ...rest } = authentication as IDataObject;
	const type = connectorType === 'conjur' ? 'conjur-host' : told;
	const secret = SECRETS[String(type)] ?? 'its secret';
	if (!rest[secret]) throw lost('Authentication', secret);
	return { authentication: { ...rest, type } };
}
