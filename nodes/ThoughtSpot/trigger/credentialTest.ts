import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { isHeaderName, webhookTest } from '../../shared/webhook/webhookCredential';

/** Checks a webhook's secret for what can be told before a delivery arrives. */
export const webhookSecret = webhookTest(problemOf);

function problemOf(data: ICredentialDataDecryptedObject): string | undefined {
	const { headerName, headerSecret, signatureHeader, signatureSecret } = data;
	if (!isHeaderName(headerName)) return "'Header Name' must be the name of one HTTP header";
	if (!headerSecret)
		return "'Header Value' is empty: then no delivery could be told from a forged one";
	if (Boolean(signatureHeader) !== Boolean(signatureSecret)) {
		return "'Signature Header' and 'Signature Secret' belong together: enter both or neither";
	}
	if (signatureHeader && !isHeaderName(signatureHeader)) {
		return "'Signature Header' must be the name of one HTTP header";
	}
	return undefined;
}
