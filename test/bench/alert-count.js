'use strict';
const { createAlerts } = require('../../sandbox/thousandeyes/alerts');
const { DEFAULT_AID: aid } = require('../../sandbox/thousandeyes/accounts');

/** The `alertCount` of a sandbox in which the default account group has exactly `wanted` alerts. */
function alertCountFor(wanted) {
	const sample = 10_000;
	const share = createAlerts(sample).select({ aid }).length / sample;
	let count = Math.round(wanted / share);
	for (let off; (off = createAlerts(count).select({ aid }).length - wanted) !== 0; ) count -= off;
	return count;
}

module.exports = { alertCountFor };
