/**
 * @import { Request } from './message'
 * @typedef {Pick<Request, 'method' | 'path' | 'url' | 'headers' | 'body'> & { status: number, at: number }} LoggedRequest
 */

/**
 * Keeps the last `limit` requests and counts all of them; `load` says how many were open at once.
 * @param {number} limit
 */
function createLog(limit) {
	/** @type {LoggedRequest[]} */
	const requests = [];
	/** @type {Map<string, number>} */
	const counts = new Map();
	const load = { inFlight: 0, peak: 0 };
	return {
		requests,
		load,
		/** @param {import('node:http').ServerResponse} response */
		arrive(response) {
			load.inFlight += 1;
			load.peak = Math.max(load.peak, load.inFlight);
			response.once('close', () => {
				load.inFlight -= 1;
			});
		},
		/** @param {Request} request */
		open(request) {
			const { method, path, url, headers, body } = request;
			const entry = { method, path, url, headers, body, status: 0, at: Date.now() };
			requests.push(entry);
			if (requests.length > limit * 1.2) requests.splice(0, requests.length - limit);
			return entry;
		},
		/** @param {LoggedRequest} entry @param {number} status */
		close(entry, status) {
			entry.status = status;
			const key = `${entry.method} ${entry.path} ${status}`;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		},
		stats() {
			const rows = [...counts].map(([key, count]) => {
				const [method, path, status] = key.split(' ');
				return { method, path, status: Number(status), count };
			});
			const total = rows.reduce((sum, row) => sum + row.count, 0);
			return { total, peakConcurrency: load.peak, requests: rows };
		},
		clear() {
			requests.length = 0;
			counts.clear();
			load.peak = load.inFlight;
		},
	};
}

module.exports = { createLog };
