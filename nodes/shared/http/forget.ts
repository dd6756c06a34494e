import type { IHttpRequestOptions } from 'n8n-workflow';
import { markForgotten } from '../signing/renewal';
import { SessionForgotten } from '../signing/session';
import { expectSignature, type Signature } from '../signing/signing';
import type { Context } from './call';
import { causeOf } from './faults';

/** Has n8n save the credential without the session that signed a request; nothing is sent to the service. */
export async function forgetSession(
	context: Context,
	credential: string,
	{ fingerprint, ended }: Signature,
): Promise<void> {
	ended?.();
	if (fingerprint === undefined) return;
	markForgotten(fingerprint);
	const options: IHttpRequestOptions = { method: 'GET', url: '/', ignoreHttpStatusErrors: true };
	const signature = expectSignature(options, { forget: true, fingerprint });
	try {
		await context.helpers.httpRequestWithAuthentication.call(context, credential, options);
	} catch (error) {
		if (!(causeOf(error, signature.refused) instanceof SessionForgotten)) {
			context.logger.warn(
				`The ended session of ${credential} is still cached; it will be renewed when it is next rejected`,
			);
		}
	}
}
