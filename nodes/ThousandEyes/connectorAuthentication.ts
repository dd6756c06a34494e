import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Values } from '../shared/operation/vocabulary';

/** What the ways to sign in need. */
const NEEDED: Record<string, string[]> = {
	basic: ['username', 'password'],
	'bearer-token': ['token'],
	'conjur-host': ['hostId', 'apiKey'],
	'oauth-auth-code': [
		'oauthClientId',
		'oauthAuthUrl',
		'oauthTokenUrl',
		'oauthClientSecret',
		'code',
		'redirectUri',
	],
	'oauth-client-credentials': ['oauthClientId', 'oauthTokenUrl', 'oauthClientSecret'],
	'other-token': ['token'],
};

/** Checks what a new connector is to sign in with; a vault needs it. */
export function checkConnector(values: Values): Values {
	const { connectorType, account } = values;
	const given = values.authentication as IDataObject | undefined;
	if (connectorType === 'conjur' && account === undefined) {
		throw new InputProblem('Account', 'is empty, and Conjur needs it');
	}
	if (connectorType === 'conjur' && given === undefined) {
		throw new InputProblem('Authentication', 'is empty, and Conjur needs it');
	}
	if (given && given.type === undefined) {
		throw new InputProblem('Authentication: Type', 'is empty', 'Add it to the fields there.');
	}
	const missing = given ? missingIn(given) : [];
	if (missing.length > 0)
		throw new InputProblem('Authentication', `of this type needs ${missing.join(', ')}`);
	return values;
}

/**
 * What a connector keeps of its way to sign in, where it is changed. Of a secret that the service does
 * not give nothing can be kept: then it has to be entered anew, or writing would lose it.
 */
export function authenticationKept(
	{ authentication }: IDataObject,
	{ authentication: entered }: Values,
): IDataObject | undefined {
	const present = readable(authentication);
	const wanted = entered as IDataObject | undefined;
	const isOther = wanted?.type !== undefined && wanted.type !== present?.type;
	const keeps = isOther ? undefined : present;
	if (!keeps && !wanted) return undefined;
	const missing = missingIn({ ...keeps, ...wanted });
	if (missing.length === 0) return keeps;
	throw new InputProblem(
		'Authentication',
		`has to be entered anew: ${missing.join(', ')} cannot be read back`,
		'Without it the change would take away how the connector signs in. Nothing was changed.',
	);
}

const missingIn = (given: IDataObject) =>
	(NEEDED[String(given.type)] ?? []).filter((name) => given[name] === undefined);

/** Without what is empty, and what is masked. */
function readable(read: unknown): IDataObject | undefined {
	if (typeof read !== 'object' || read === null) return undefined;
	const isTold = (value: unknown) => value !== null && value !== '' && !/^\*+$/.test(String(value));
	return Object.fromEntries(
		Object.entries(read as IDataObject).filter(([, value]) => isTold(value)),
	);
}
