/** A key and a certificate for 127.0.0.1 that nobody but itself vouches for, good for two days. */
export function selfSigned(options?: { from?: number; name?: string }): {
	key: string;
	cert: string;
};
