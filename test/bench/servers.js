'use strict';
const path = require('node:path');
const { killGroup, spawnGroup } = require('../../demo/processes');

const child = path.join(__dirname, 'server-process.js');

/**
 * Starts an API (`thousandEyes`, `thoughtSpot` or `exactReset`) in a process of its own, so that its work is not counted
 * inside n8n's; every method of `server-process.js` is a method here that resolves with its result.
 * @param {string} service
 * @param {object} [options]
 * @returns {Promise<any>} by name, through the process
 */
async function startServer(service, options = {}) {
	const running = spawnGroup(process.execPath, [child], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const waiting = new Map();
	let last = 0;
	const call = (method, ...args) =>
		new Promise((resolve, reject) => {
			waiting.set((last += 1), { resolve, reject });
			running.send({ id: last, method, args });
		});
	running.on('message', (/** @type {any} */ { id, result, error }) => {
		const { resolve, reject } = waiting.get(id);
		waiting.delete(id);
		if (error) reject(new Error(error));
		else resolve(result);
	});
	running.once('exit', () => {
		for (const { reject } of waiting.values()) reject(new Error(`The ${service} server has ended`));
	});
	const url = await call('start', service, options);
	return new Proxy(
		{ url, close: () => killGroup(running) },
		{
			get: (own, name) => {
				// A proxy that answers to `then` would be taken for a promise.
				if (name in own || name === 'then') return own[name];
				return (...args) => call(name, ...args);
			},
		},
	);
}

module.exports = { startServer };
