const CONNECTION: Record<string, string> = {
	ECONNREFUSED: 'nothing accepts connections at its address',
	ECONNRESET: 'the connection was closed in mid-answer',
	ECONNABORTED: 'it did not answer in time',
	ETIMEDOUT: 'it did not answer in time',
	ENOTFOUND: 'its address does not exist',
	EAI_AGAIN: 'its address could not be looked up',
	ERR_BAD_RESPONSE: 'the connection was closed in mid-answer',
	ERR_STREAM_PREMATURE_CLOSE: 'the connection was closed in mid-answer',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	CERT_NOT_YET_VALID: 'its certificate is not valid yet, or the clock of n8n is wrong',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate belongs to another address',
};

/** Codes of certificates that nobody vouches for whom n8n knows. */
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/;

/** Faults that come from a setting and will be the same the next time. */
const LASTING = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_INVALID|ERR_BAD_OPTION/;

/** Whether a connection that failed with this code fails again when it is tried again. */
export const isLasting = (code: string): boolean => LASTING.test(code);

/** Why a connection failed, in words: n8n puts a text of its own in place of one that holds a code. */
export function connectionReason(code: string): string {
	if (UNTRUSTED.test(code)) {
		return 'its certificate is not trusted: set NODE_EXTRA_CA_CERTS of n8n to a file with the certificate of its authority';
	}
	return CONNECTION[code] ?? `the connection failed${code ? ` (${code})` : ''}`;
}
