const https = require('node:https');
const { close, listen } = require('../../sandbox/listen');

/** A certificate for 127.0.0.1 that nobody vouches for; its key protects nothing. */
const identity = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxNRoBTjSPBM4MIGv
DS053keOqKSP0DYkoJ6lyxB96nahRANCAARJgM/jtkAjvIduaQqBRBhNf32iL3gB
vzOztJHSlAGc11NFrGPEOvNezJRzy7solKloBs//lZVbhv49yecgM1Nj
-----END PRIVATE KEY-----`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUcfNATY8Y6zJ11ytrbelVR3qijXAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNTEzNDU0NloYDzIxMjYxMTAx
MTM0NTQ2WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARJgM/jtkAjvIduaQqBRBhNf32iL3gBvzOztJHSlAGc11NFrGPEOvNe
zJRzy7solKloBs//lZVbhv49yecgM1Njo2QwYjAdBgNVHQ4EFgQUiLa+6X3+IToR
b1ZfWT98J/7N5UcwHwYDVR0jBBgwFoAUiLa+6X3+IToRb1ZfWT98J/7N5UcwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IGXwyi+lcUe7Zye7UjdKjJ3D5v2hpW1NeMKQnopz7IMFAiBiV86+ZMtn0guDljvB
sem4yE0IKwgldTx0uuQiCW3ExQ==
-----END CERTIFICATE-----`,
};

/** An HTTPS server on a free local port, with a certificate that n8n does not trust. */
async function startSelfSigned() {
	const server = https.createServer(identity, (_, res) => res.end('{}'));
	const port = await listen(server);
	return { url: `https://127.0.0.1:${port}`, close: async () => await close(server) };
}

module.exports = { startSelfSigned };
