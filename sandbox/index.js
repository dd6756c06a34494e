const { serve } = require('./server');
const { createThousandEyes } = require('./thousandeyes');
const { createThoughtSpot } = require('./thoughtspot');

/** Starts the sandbox ThousandEyes API (v7 and v6) on 127.0.0.1. */
async function startThousandEyes(options = {}) {
	return await serve(createThousandEyes(options), options);
}

/** Starts the sandbox ThoughtSpot API (REST v2.0) on 127.0.0.1. */
async function startThoughtSpot(options = {}) {
	return await serve(createThoughtSpot(options), options);
}

module.exports = { startThousandEyes, startThoughtSpot };
