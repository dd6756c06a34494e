const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n reads its settings once, when the container makes them: they must stand before n8n-core loads.
const home = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
Object.assign(process.env, {
	N8N_USER_FOLDER: home,
	N8N_ENCRYPTION_KEY: 'engine-tests',
	N8N_LOG_LEVEL: 'silent',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
});
// A proxy of the machine would take the requests to the local test servers away.
for (const name of ['http_proxy', 'https_proxy', 'all_proxy']) {
	delete process.env[name];
	delete process.env[name.toUpperCase()];
}

const { Container } = require('@n8n/di');
const core = require('n8n-core');
const workflow = require('n8n-workflow');

/** Requires a package that n8n-core brings along, so that it needs no entry of its own here. */
const fromCore = (/** @type {string} */ name) =>
	require(require.resolve(name, { paths: [require.resolve('n8n-core')] }));

/**
 * @typedef {object} LogEntry
 * @property {'error' | 'warn' | 'info' | 'debug'} level
 * @property {string} message
 * @property {unknown} [metadata]
 */

/** @type {LogEntry[]} */
const logs = [];
/** @type {(level: LogEntry['level']) => (message: string, metadata?: unknown) => void} */
const record = (level) => (message, metadata) => logs.push({ level, message, metadata });
const logger = {
	error: record('error'),
	warn: record('warn'),
	info: record('info'),
	debug: record('debug'),
	scoped: () => logger,
};
// The log is kept instead of printed: what a node lets n8n log can be searched for secrets.
Container.set(fromCore('@n8n/backend-common').Logger, logger);
workflow.LoggerProxy.init(logger);
// The settings file is written when the settings are made and not read again afterwards.
Container.get(core.InstanceSettings);
rmSync(home, { recursive: true, force: true });

module.exports = { Container, core, workflow, fromCore, logs };
