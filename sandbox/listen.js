const { once } = require('node:events');

/**
 * Opens a server on 127.0.0.1, on a free port unless one is named; resolves with the port.
 * @param {import('node:net').Server} server
 */
async function listen(server, port = 0) {
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/**
 * Closes a server with its connections: those that are kept alive would hold the process open.
 * @param {import('node:http').Server} server
 */
async function close(server) {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}

module.exports = { close, listen };
