const { serve } = require('./server');
const { createThousandEyes } = require('./thousandeyes');
const { createThoughtSpot } = require('./thoughtspot');

/**
 * @import { CommonOptions } from './server'
 * @typedef {import('./faults').Fault} Fault
 * @typedef {import('./log').LoggedRequest} LoggedRequest
 * @typedef {import('./thousandeyes/alert-rules').AlertRule} AlertRule
 * @typedef {import('./thoughtspot/error-shapes').ErrorShape} ErrorShape
 * @typedef {import('./thoughtspot/delivering').ScheduleRun} ScheduleRun
 * @typedef {CommonOptions & import('./thousandeyes').Options} ThousandEyesOptions
 * @typedef {CommonOptions & import('./thoughtspot').Options} ThoughtSpotOptions
 */

/**
 * A running API of either kind.
 * @typedef {Awaited<ReturnType<typeof startThousandEyes>>} ThousandEyesSandbox
 * @typedef {Awaited<ReturnType<typeof startThoughtSpot>>} ThoughtSpotSandbox
 * @typedef {import('./server').Sandbox} Sandbox
 */

/**
 * Starts the sandbox ThousandEyes API (v7 and v6) on 127.0.0.1.
 * @param {ThousandEyesOptions} [options]
 */
async function startThousandEyes(options = {}) {
	return await serve(createThousandEyes(options), options);
}

/**
 * Starts the sandbox ThoughtSpot API (REST v2.0) on 127.0.0.1.
 * @param {ThoughtSpotOptions} [options]
 */
async function startThoughtSpot(options = {}) {
	return await serve(createThoughtSpot(options), options);
}

module.exports = { startThousandEyes, startThoughtSpot };
