const ROUNDING = { ceil: Math.ceil, floor: Math.floor, round: Math.round };

const UNITS = {
	'epoch-seconds': (resetAt, rounding) => ROUNDING[rounding](resetAt / 1000),
	'epoch-millis': (resetAt) => resetAt,
	'delta-seconds': (resetAt, rounding) => ROUNDING[rounding]((resetAt - Date.now()) / 1000),
};

/** A budget per window that opens with its first request; `family` names the headers it answers with. */
function createWindowLimit(family, options) {
	const { limit, windowMs = 60000, resetUnit = 'epoch-seconds', rounding = 'ceil' } = options;
	let openedAt;
	let used = 0;

	function roll() {
		if (openedAt !== undefined && Date.now() < openedAt + windowMs) return;
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
			openedAt = undefined;
			used = 0;
		},
	};
}

/** A steady rate with a burst on top, counted for each client address. */
function createRateLimit({ perSecond = 100, burst = 10 }) {
	const interval = 1000 / perSecond;
	let due = new Map();
	return {
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

/** Blocks an address for the rest of the window once it has collected too many unauthorized answers. */
function createBlockade({ unauthorized = 100, windowMs = 60000 }) {
	let seen = new Map();
	const current = (address) => {
		const entry = seen.get(address);
		if (entry && Date.now() < entry.openedAt + windowMs) return entry;
		const fresh = { openedAt: Date.now(), count: 0 };
		seen.set(address, fresh);
		return fresh;
	};
	return {
		blocked: (address) => current(address).count >= unauthorized,
		count: (address) => {
			current(address).count += 1;
		},
		reset() {
			seen = new Map();
		},
	};
}

module.exports = { createBlockade, createRateLimit, createWindowLimit };
