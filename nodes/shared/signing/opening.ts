import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { LogIn } from './logInScheme';
import { ownerOf } from './owner';
import { keepPart, partsOf } from './parts';
import { signWithSecret } from './secret';
import { clearDoubt } from './session';
import type { Opening, Signature } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/**
 * Makes of a request the log-in that opens a session for a part of the account. Whoever may not work
 * there is to blame for a 401, as somebody else would be; what the answer gives is kept here.
 */
export async function signOpening(
	credentials: Credentials,
	options: IHttpRequestOptions,
	logIn: LogIn,
	signature: Signature,
	{ session, what }: Opening,
): Promise<IHttpRequestOptions> {
	const there = partsOf(logIn).at(credentials, session) ?? credentials;
	clearDoubt(credentials, options, logIn);
	const { headers, body } = logIn.request(there);
	const read = (answer: unknown) => logIn.session(Object(answer), there);
	signature.objection = (answer) => {
		const given = read(answer) ?? `${logIn.service} gave no token`;
		return typeof given === 'string' ? given : undefined;
	};
	signature.keep = (answer) => {
		const given = read(answer);
		if (typeof given === 'object') keepPart(credentials, there, logIn, given);
	};
	const put = () => {
		options.headers = { ...options.headers, ...headers };
		options.body = body;
	};
	const whose = { owner: ownerOf(credentials, logIn), somebody: what };
	const secrets = logIn.secrets(credentials);
	return await signWithSecret(logIn.baseUrl(credentials), options, secrets, put, whose);
}
