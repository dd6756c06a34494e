const ROUNDING = { ceil: Math.ceil, floor: Math.floor, round: Math.round };

/** @type {Record<string, (resetAt: number, rounding: keyof typeof ROUNDING) => number>} */
const UNITS = {
	'epoch-seconds': (resetAt, rounding) => ROUNDING[rounding](resetAt / 1000),
	'epoch-millis': (resetAt) => resetAt,
	'delta-seconds': (resetAt, rounding) => ROUNDING[rounding]((resetAt - Date.now()) / 1000),
};

/**
 * @typedef {object} WindowOptions
 * @property {number} limit
 * @property {number} [windowMs]
 * @property {'epoch-seconds' | 'epoch-millis' | 'delta-seconds'} [resetUnit]
 * @property {'ceil' | 'floor' | 'round'} [rounding]
 */

/**
 * A budget per window that opens with its first request; `family` names the headers it answers with.
 * @param {string} family
 * @param {WindowOptions} options
 */
function createWindowLimit(family, options) {
	const { limit, windowMs = 60000, resetUnit = 'epoch-seconds', rounding = 'ceil' } = options;
	let openedAt = -Infinity;
	let used = 0;

	function roll() {
		if (Date.now() < openedAt + windowMs) return;
		openedAt = Date.now();
		used = 0;
	}

	return {
		/** Spends `n` of the budget; false when it was already used up. */
		take(n = 1) {
			roll();
			if (used >= limit) return false;
			used = Math.min(limit, used + n);
			return true;
		},
		headers() {
			roll();
			const prefix = `X-${family}-Rate-Limit`;
			return {
				[`${prefix}-Limit`]: String(limit),
				[`${prefix}-Remaining`]: String(limit - used),
				[`${prefix}-Reset`]: String(UNITS[resetUnit](openedAt + windowMs, rounding)),
			};
		},
		retryAfter: () => Math.max(1, Math.ceil((openedAt + windowMs - Date.now()) / 1000)),
		reset() {
			openedAt = -Infinity;
			used = 0;
		},
	};
}

/**
 * A steady rate with a burst on top, counted for each client address.
 * @param {{ perSecond?: number, burst?: number }} options
 */
function createRateLimit({ perSecond = 100, burst = 10 }) {
	const interval = 1000 / perSecond;
	/** @type {Map<string, number>} */
	let due = new Map();
	return {
		/** @param {string} address */
		take(address, n = 1) {
			const now = Date.now();
			const next = Math.max(due.get(address) ?? now, now);
			if (next - now > burst * interval) return false;
			due.set(address, next + n * interval);
			return true;
		},
		reset() {
			due = new Map();
		},
	};
}

/**
 * Blocks an address for the rest of the window once it has collected too many unauthorized answers.
 * @param {{ unauthorized?: number, windowMs?: number }} options
 */
function createBlockade({ unauthorized = 100, windowMs = 60000 }) {
	/** @type {Map<string, { openedAt: number, count: number }>} */
	let seen = new Map();
	/** @param {string} address */
	const current = (address) => {
		const entry = seen.get(address);
		if (entry && Date.now() < entry.openedAt + windowMs) return entry;
		const fresh = { openedAt: Date.now(), count: 0 };
		seen.set(address, fresh);
		return fresh;
	};
	return {
		/** @param {string} address */
		blocked: (address) => current(address).count >= unauthorized,
		/** @param {string} address */
		count: (address) => {
			current(address).count += 1;
		},
		reset() {
			seen = new Map();
		},
	};
}

module.exports = { createBlockade, createRateLimit, createWindowLimit };
