'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { installDependencies } = require('./dependencies');
const { Failure, onExit } = require('./processes');
const { say, seconds, step } = require('./steps');
const { toolchain } = require('./toolchain');

/**
 * @import { N8n } from './instance'
 * @import { ThoughtSpotSandbox, ThousandEyesSandbox } from '../sandbox'
 * @typedef {{ n8n: N8n, thousandEyes: ThousandEyesSandbox, thoughtSpot: ThoughtSpotSandbox, userFolder?: string }} Demo
 */

const started = performance.now();
const usage =
	'npm start [-- --once] [--keep]: --once ends after the runs, --keep keeps the data of this n8n';

async function main() {
	const options = readOptions();
	await installDependencies();
	await toolchain();
	const demo = await begin(options);
	const ok = await show(demo);
	if (options.once) return await end(demo, ok ? 0 : 1);
	invite(demo);
	await interrupted();
	say('\nStopping …');
	await end(demo, 0);
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: { once: { type: 'boolean' }, keep: { type: 'boolean' } },
		});
		return values;
	} catch (error) {
		throw new Failure(/** @type {Error} */ (error).message, usage);
	}
}

/**
 * From here on Ctrl-C ends the demo in an orderly way; before, it ends this process at once.
 * @returns {Promise<unknown>}
 */
function interrupted() {
	const parent = process.ppid;
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
		// A signal to npm alone ends the shell between npm and this process, and goes no further.
		setInterval(() => process.ppid !== parent && resolve(undefined), 1_000).unref();
	});
}

/** @param {{ keep?: boolean }} options @returns {Promise<Demo>} */
async function begin({ keep }) {
	// These need what installDependencies brings.
	const { startThousandEyes, startThoughtSpot } = require('../sandbox');
	const { startN8n } = require('./instance');
	const { pack } = require('./package');
	const userFolder = keptFolder(keep);
	const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-package-'));
	onExit(() => fs.rmSync(temporary, { recursive: true, force: true }));
	const packageTarball = await step('Building and packing the package', () => pack(temporary));
	const sandbox = { controls: true };
	const [thousandEyes, thoughtSpot] = await Promise.all([
		startThousandEyes(sandbox),
		startThoughtSpot(sandbox),
	]);
	const n8n = await step('Starting n8n with the package installed', () =>
		startN8n({ packageTarball, port: 5678, userFolder }),
	);
	return { n8n, thousandEyes, thoughtSpot, userFolder };
}

/**
 * A folder that outlives the demo, if one is wanted; somebody's own n8n data is not touched.
 * @param {boolean | undefined} keep
 */
function keptFolder(keep) {
	const named = process.env.N8N_USER_FOLDER;
	if (!named && !keep) return undefined;
	const folder = named ?? fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-kept-'));
	const marker = path.join(folder, '.demo');
	if (fs.existsSync(path.join(folder, '.n8n', 'database.sqlite')) && !fs.existsSync(marker)) {
		throw new Failure(
			`N8N_USER_FOLDER (${folder}) holds data of an n8n that this demo did not start`,
			'Name an empty folder, or unset it, and start again.',
		);
	}
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(marker, '');
	return folder;
}

/**
 * Runs the demo and prints what it gave; resolves with whether all of it succeeded.
 * @param {Demo} demo
 */
async function show({ n8n, thousandEyes, thoughtSpot }) {
	const { createCredentials } = require('./credentials');
	const { runWorkflows } = require('./demo');
	const { manifest } = require('./package');
	const addresses = { thousandEyes: thousandEyes.url, thoughtSpot: thoughtSpot.url };
	const credentials = await step('Creating and testing the demo credentials', () =>
		createCredentials(n8n.client, addresses),
	);
	for (const { ok, name, message } of credentials) say(`    ${ok ? '✓' : '✗'} ${name}: ${message}`);
	say('Demo workflows:');
	const events = {
		[`${manifest.name}.thoughtSpotTrigger`]: () => thoughtSpot.control.fireSchedule(),
	};
	const results = await runWorkflows(n8n.client, n8n.url, credentials, events, print);
	const failed = [...credentials, ...results].filter(({ ok }) => !ok).length;
	const time = seconds(performance.now() - started);
	say(`\n${failed ? `${failed} of the demo failed` : 'All of the demo succeeded'} after ${time}.`);
	return failed === 0;
}

/** @param {Demo} demo */
function invite({ n8n, thousandEyes, thoughtSpot, userFolder }) {
	const elsewhere = n8n.url.endsWith(':5678') ? '' : ' (port 5678 is taken)';
	say(`Editor         ${n8n.url}${elsewhere}`);
	say(`Sign in        ${n8n.owner.email} / ${n8n.owner.password}`);
	say(`Sandbox APIs   ThousandEyes ${thousandEyes.url}, ThoughtSpot ${thoughtSpot.url}`);
	say(
		`Next delivery  curl -H 'content-type: application/json' -d '{"format":"csv"}' ${thoughtSpot.url}/__sandbox/schedule`,
	);
	say(`n8n's log      ${n8n.logFile}`);
	if (userFolder)
		say(`Kept data      ${userFolder} (name it in N8N_USER_FOLDER to start with it again)`);
	say('\nPress Ctrl-C to stop.');
}

/** @param {Awaited<ReturnType<typeof import('./demo').runWorkflows>>[number]} result */
function print({ ok, name, summary, items, link }) {
	say(`    ${ok ? '✓' : '✗'} ${name}: ${summary}`);
	for (const item of items.slice(0, 3)) say(`        ${item}`);
	if (items.length > 3) say(`        … and ${items.length - 3} more`);
	if (!ok) say(`        ${link}`);
}

/** @param {Demo} demo @param {number} code */
async function end({ n8n, thousandEyes, thoughtSpot }, code) {
	await n8n.stop();
	await Promise.all([thousandEyes.close(), thoughtSpot.close()]);
	process.exit(code);
}

main().catch((error) => {
	if (error.output) say(`\n${error.output}\n`);
	say(error instanceof Failure ? `✗ ${error.message}\n  ${error.next}` : error.stack);
	process.exit(1);
});
