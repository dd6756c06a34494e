'use strict';
const net = require('node:net');

/** Resolves with `wanted` if nothing listens there on the loopback address, else with a free port (0 = any free one). */
async function freePort(wanted = 0) {
	const port = await tryPort(wanted);
	return port ?? (await tryPort(0));
}

/** @param {number} port @returns {Promise<number | undefined>} */
function tryPort(port) {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
			else reject(error);
		});
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const { port: found } = /** @type {net.AddressInfo} */ (server.address());
			server.close(() => resolve(found));
		});
	});
}

module.exports = { freePort };
