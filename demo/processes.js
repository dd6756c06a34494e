'use strict';
const { spawn, spawnSync } = require('node:child_process');

/**
 * @import { ChildProcess, SpawnOptions } from 'node:child_process'
 * @typedef {string | ((output: string) => string)} Next what to do about a failure, which may depend on the output
 * @typedef {SpawnOptions & { next?: Next }} RunOptions
 */

/** @type {Set<() => unknown>} */
const leftovers = new Set();
let watching = false;

function runLeftovers() {
	for (const leave of leftovers) leave();
	leftovers.clear();
}

/**
 * Runs `leave` (synchronously) when this process ends, whatever ends it; returns a function that takes it back.
 * @param {() => unknown} leave
 */
function onExit(leave) {
	if (!watching) {
		watching = true;
		process.once('exit', runLeftovers);
		for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
			process.on(signal, () => {
				// Whoever listens as well wants to end in his own way.
				if (process.listenerCount(signal) === 1) process.exit(code);
			});
		}
	}
	leftovers.add(leave);
	return () => leftovers.delete(leave);
}

/**
 * Ends a process started by `spawnGroup` together with everything it started.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal = 'SIGKILL') {
	if (child.pid === undefined) return;
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
	}
}

/**
 * Like `spawn`, as the leader of a process group that never outlives this process.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 */
function spawnGroup(command, args, options = {}) {
	const child = spawn(command, args, {
		...options,
		detached: process.platform !== 'win32',
		windowsHide: true,
	});
	const forget = onExit(() => killGroup(child));
	child.once('exit', forget);
	child.once('error', forget);
	return child;
}

/** A failure that the person at the terminal can do something about: what happened, and the next step. */
class Failure extends Error {
	/** @param {string} message @param {string} next */
	constructor(message, next, output = '') {
		super(message);
		this.name = 'Failure';
		this.next = next;
		this.output = output;
	}
}

/**
 * Runs a command to its end and resolves with its standard output; rejects with a Failure that holds what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
function run(command, args, { next = 'Read the output above.', ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawnGroup(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		/** @type {Buffer[]} */
		const stdout = [];
		/** @type {Buffer[]} */
		const printed = [];
		child.stdout?.on('data', (chunk) => stdout.push(chunk) && printed.push(chunk));
		child.stderr?.on('data', (chunk) => printed.push(chunk));
		child.once('error', (error) => reject(new Failure(error.message, advice(next))));
		child.once('close', (code, signal) => {
			if (code === 0) return resolve(Buffer.concat(stdout).toString());
			const output = Buffer.concat(printed).toString().trim();
			const shown = args.filter((arg) => !arg.endsWith('npm-cli.js')).join(' ');
			reject(
				new Failure(
					`\`${command === process.execPath ? 'npm' : command} ${shown}\` ended with ${signal ?? code}`,
					advice(next, output),
					essence(output),
				),
			);
		});
	});
}

/** @param {Next} next */
const advice = (next, output = '') => (typeof next === 'function' ? next(output) : next);

/**
 * The first and the last of many lines: npm says first what is wrong, compilers last.
 * @param {string} output
 */
function essence(output) {
	const lines = output.split('\n').filter((line) => !/npm (warn|notice)|^npm error$/.test(line));
	return lines.length <= 30
		? lines.join('\n')
		: [...lines.slice(0, 12), '…', ...lines.slice(-16)].join('\n');
}

/** The command and first arguments that start the npm this process was started with. */
function npmCommand() {
	const cli = process.env.npm_execpath;
	if (cli?.endsWith('npm-cli.js')) return [process.execPath, cli];
	return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * Runs npm to its end; settings that an outer `npm start` hands down to its children do not reach it.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
function npm(args, { env = {}, ...options } = {}) {
	const [command, ...first] = npmCommand();
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package|lifecycle|command|config_(local_prefix|ignore_scripts|nodedir))/.test(name),
	);
	return run(command, [...first, ...args], {
		...options,
		shell: command.endsWith('.cmd'),
		env: { ...Object.fromEntries(inherited), ...env },
		next: options.next ?? nextStep,
	});
}

/** @param {string} output */
function nextStep(output) {
	if (/ENOSPC/.test(output)) return 'The disk is full: free some space and start again.';
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|E40[34]/.test(output)) {
		return 'The npm registry does not answer: check the network and `npm config get registry`, then start again.';
	}
	return 'Read the output above, then start again.';
}

module.exports = { Failure, killGroup, npm, onExit, run, spawnGroup };
