'use strict';
const { setTimeout: delay } = require('node:timers/promises');

/** Polls `look` until it gives something truthy and resolves with that; rejects, naming `what`, after `within` ms. */
async function until(what, look, within = 30_000) {
	const end = Date.now() + within;
	for (;;) {
		const found = await look();
		if (found) return found;
		if (Date.now() > end) throw new Error(`Waited ${within / 1000} s in vain: ${what}`);
		await delay(50);
	}
}

module.exports = { until };
