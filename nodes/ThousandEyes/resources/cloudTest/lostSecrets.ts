import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Values } from '../../../shared/operation/vocabulary';
import { isMask } from '../../fields/cloudTests/secrets';

const isTold = (value: unknown) => typeof value === 'string' && value !== '' && !isMask(value);

/** The secrets of a request of an API test, by how it signs in. */
const BY_AUTH_TYPE: Record<string, string> = {
	basic: 'password',
	'bearer-token': 'bearerToken',
	oauth2: 'clientSecret',
};

/**
 * An `InputProblem` where a test has a secret that the API does not tell, is not entered anew, and
 * would be lost or refused with the rest of what it stands in.
 */
export function checkSecrets(type: string, read: IDataObject, given: Values): void {
	if (type === 'ftp-server' && !isTold(read.password) && given.password === undefined) {
		throw lost('Password');
	}
	if (type === 'sip-server') {
		const { password, user, authUser } = Object(read.targetSipCredentials) as IDataObject;
		const entered = Object(given.targetSipCredentials) as IDataObject;
		const has = isMask(password) || isTold(user) || isTold(authUser);
		if (has && !isTold(password) && entered.password === undefined) {
			throw lost('Target SIP Credentials: Password');
		}
	}
	if (type === 'api' && given.requests === undefined) {
		const rows = [read.requests ?? []].flat() as IDataObject[];
		if (rows.some(lacksSecret)) throw lost('Requests');
	}
}

function lacksSecret(request: IDataObject): boolean {
	const name = BY_AUTH_TYPE[String(request.authType)];
	return Object.values(request).some(isMask) || (name !== undefined && !isTold(request[name]));
}

function lost(field: string): InputProblem {
	return new InputProblem(
		field,
		'must be entered anew: the test has a secret that the API does not tell',
		'A test is changed by sending all of it, and the secret would be lost. Nothing was changed.',
	);
}
