'use strict';
const { randomBytes } = require('node:crypto');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { createClient } = require('./client');
const { place } = require('./package');
const { freePort } = require('./ports');
const { Failure, killGroup, onExit, spawnGroup } = require('./processes');
const { inherited, owner, settings } = require('./settings');
const { toolchain } = require('./toolchain');

const readyWithin = 120_000;
const stopWithin = 10_000;

/**
 * @import { ChildProcess } from 'node:child_process'
 * @typedef {Awaited<ReturnType<typeof startN8n>>} N8n
 */

/**
 * @typedef {object} StartOptions
 * @property {string} [version] one of `runtimes`
 * @property {string} [packageTarball]
 * @property {{ npmFolder: string }} [registry]
 * @property {number} [port]
 * @property {string} [userFolder]
 * @property {Record<string, string>} [env]
 * @property {(line: string) => void} [log]
 */

/**
 * Boots a real n8n on 127.0.0.1 with the package installed and an owner signed in; resolves when it answers.
 * `port` 0 picks a free one; without `userFolder` a fresh one is made and removed at the end. Give `packageTarball` to
 * have the package there from the start, `registry` (of `serveRegistry`) to install it through the editor.
 * @param {StartOptions} [options]
 */
async function startN8n({
	version,
	packageTarball,
	registry,
	port = 0,
	userFolder,
	env = {},
	log = () => {},
} = {}) {
	const tools = await toolchain(version);
	const home = userFolder ? path.resolve(userFolder) : temporaryFolder();
	fs.mkdirSync(path.join(home, '.n8n'), { recursive: true });
	if (packageTarball) await place(packageTarball, home);
	const listen = /** @type {number} */ (await freePort(port));
	const broker = await freePort();
	const url = `http://127.0.0.1:${listen}`;
	const logFile = path.join(home, 'n8n.log');
	const environment = {
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name))),
		PATH: [registry?.npmFolder, path.dirname(tools.node), process.env.PATH]
			.filter(Boolean)
			.join(path.delimiter),
		...settings,
		...tools.settings,
		N8N_PORT: String(listen),
		N8N_RUNNERS_BROKER_PORT: String(broker),
		N8N_USER_FOLDER: home,
		N8N_ENCRYPTION_KEY: encryptionKey(home),
		...env,
	};
	const client = createClient({ url, runtime: tools.folder });
	/** @type {ChildProcess | undefined} */
	let child;

	async function boot() {
		child = launch(tools, environment, logFile);
		await ready(child, url, logFile);
		log(`n8n answers at ${url}`);
	}
	function kill() {
		if (child) killGroup(child);
	}
	async function stop() {
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await Promise.race([ended, delay(stopWithin, undefined, { ref: false })]);
		kill();
		await ended;
	}
	async function restart() {
		await stop();
		await boot();
	}

	await boot();
	await client.signIn(owner);
	return { url, client, owner, userFolder: home, logFile, runtime: tools, stop, kill, restart };
}

/** @param {{ node: string, bin: string }} tools @param {NodeJS.ProcessEnv} env @param {string} logFile */
function launch({ node, bin }, env, logFile) {
	const output = fs.openSync(logFile, 'a');
	const child = spawnGroup(node, ['--require', path.join(__dirname, 'orphan.js'), bin, 'start'], {
		cwd: path.dirname(logFile),
		env,
		stdio: ['pipe', output, output],
	});
	fs.closeSync(output);
	child.stdin?.on('error', () => {});
	return child;
}

/**
 * Resolves when n8n has opened its database and listens; rejects with the end of its log when it ends before that.
 * @param {ChildProcess} child @param {string} url @param {string} logFile
 */
async function ready(child, url, logFile) {
	const until = Date.now() + readyWithin;
	while (Date.now() < until) {
		if (child.exitCode !== null || child.signalCode !== null) break;
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok && (await listening(url))) return;
		await delay(100);
	}
	killGroup(child);
	const output = fs.readFileSync(logFile, 'utf8').trim().split('\n').slice(-25).join('\n');
	throw new Failure(
		'n8n did not start',
		'Read the end of its log above, then start again.',
		output,
	);
}

/**
 * n8n reports ready before its REST routes exist: until then they answer with a page instead of JSON.
 * @param {string} url
 */
async function listening(url) {
	const answer = await fetch(`${url}/rest/settings`).catch(() => undefined);
	return answer?.ok && answer.headers.get('content-type')?.includes('json');
}

/**
 * One key for each user folder: a folder that is kept can read its credentials again.
 * @param {string} home
 * @returns {string}
 */
function encryptionKey(home) {
	const file = path.join(home, '.n8n', 'config');
	if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')).encryptionKey;
	return randomBytes(24).toString('base64');
}

function temporaryFolder() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-demo-'));
	onExit(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}

module.exports = { owner, startN8n };
