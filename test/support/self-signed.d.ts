/** An HTTPS server on a free local port, with a certificate that n8n does not trust. */
export function startSelfSigned(): Promise<{ url: string; close(): Promise<void> }>;
