import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { registrationFor } from '../../../shared/webhook/registration';
import { equalInConstantTime, hasHash, keptHash } from '../../../shared/webhook/verify';
import { isHeaderName, USE_EXISTING, webhookTest } from '../../../shared/webhook/webhookCredential';
import { SECRET_HEADER } from './payload';
import type { Registration } from './registration';

/** Whether a delivery shows what only ThousandEyes has: never where nothing is registered or entered. */
export async function isGenuine(context: IWebhookFunctions): Promise<boolean> {
	const headers = context.getHeaderData();
	if (context.getNodeParameter('authentication') === USE_EXISTING) {
		const credential = await credentialOf(context);
		return credential !== undefined && shows(credential, headers);
	}
	const registration = registrationFor<Registration>(context);
	return hasHash(headers[SECRET_HEADER.toLowerCase()], keptHash(registration ?? {}));
}

/** Checks the secret of an existing webhook for what can be told before a delivery arrives. */
export const webhookSecret = webhookTest(problemOf);

async function credentialOf(
	context: IWebhookFunctions,
): Promise<ICredentialDataDecryptedObject | undefined> {
	try {
		return await context.getCredentials<ICredentialDataDecryptedObject>('thousandEyesWebhookApi');
	} catch {
		// Thrown on, this would start an execution for every stranger's request.
		context.logger.warn('ThousandEyes Trigger: the credential of the webhook cannot be read');
		return undefined;
	}
}

function shows(
	credential: ICredentialDataDecryptedObject,
	headers: Record<string, unknown>,
): boolean {
	if (problemOf(credential)) return false;
	const { sentAs, headerName, headerSecret, username, password } = credential;
	if (sentAs !== 'basic') {
		const given = headers[String(headerName).trim().toLowerCase()];
		return equalInConstantTime(given, String(headerSecret).trim());
	}
	const given = String(headers.authorization ?? '').replace(/^basic +/i, 'Basic ');
	const pair = Buffer.from(`${String(username)}:${String(password)}`).toString('base64');
	return equalInConstantTime(given, `Basic ${pair}`);
}

function problemOf(data: ICredentialDataDecryptedObject): string | undefined {
	const { sentAs, headerName, headerSecret, username, password } = data;
	const forged = 'then no delivery could be told from a forged one';
	if (sentAs === 'basic') {
		if (!username) return "'User' is empty: enter the user name of the webhook";
		return password ? undefined : `'Password' is empty: ${forged}`;
	}
	if (!isHeaderName(headerName)) return "'Header Name' must be the name of one HTTP header";
	return String(headerSecret ?? '').trim() ? undefined : `'Header Value' is empty: ${forged}`;
}
