import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { parseBaseUrl } from '../shared/signing/baseUrl';

/** Root paths of the API's versions; documents print them as a part of its address. */
const ROOTS = ['/v7', '/v6'];

/** The base URL of a ThousandEyes credential, without what is often pasted along. */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): URL {
	return parseBaseUrl(baseUrl, ROOTS);
}
