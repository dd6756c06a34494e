'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { onExit } = require('./processes');
const { step } = require('./steps');

const heartbeat = 5_000;
const staleAfter = 60_000;

/** The folder that every clone of this repository on this machine keeps its downloads in. */
function cacheFolder() {
	if (process.env.N8N_RUNTIME_CACHE) return path.resolve(process.env.N8N_RUNTIME_CACHE);
	const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
	return path.join(base, 'n8n-nodes-thousandeyes-thoughtspot');
}

/**
 * Resolves with `folder` once it is complete: `fill(temporary)` writes it, a rename makes it visible,
 * so that nobody ever sees half of it; of two callers at once one fills and the other waits.
 * @param {string} folder
 * @param {(temporary: string) => Promise<unknown>} fill
 */
async function filledOnce(folder, fill) {
	if (fs.existsSync(folder)) return folder;
	fs.mkdirSync(path.dirname(folder), { recursive: true });
	const unlock = await lock(`${folder}.lock`, () => fs.existsSync(folder));
	try {
		if (fs.existsSync(folder)) return folder;
		removeRemains(folder);
		const temporary = fs.mkdtempSync(`${folder}.partial-`);
		await fill(temporary);
		fs.renameSync(temporary, folder);
		return folder;
	} finally {
		removeRemains(folder);
		unlock();
	}
}

/**
 * What a killed installation has left: the lock is ours, so nobody uses it.
 * @param {string} folder
 */
function removeRemains(folder) {
	const partial = `${path.basename(folder)}.partial-`;
	for (const name of fs.readdirSync(path.dirname(folder))) {
		if (!name.startsWith(partial)) continue;
		fs.rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
	}
}

/**
 * Holds `file` as a lock with a heartbeat; resolves early, without it, when `done` says there is nothing left to do.
 * @param {string} file
 * @param {() => boolean} done
 */
async function lock(file, done) {
	if (!take(file)) {
		await step('Waiting for another start that installs the same', async () => {
			while (!done() && !take(file)) {
				await delay(1_000);
				removeStale(file);
			}
		});
		if (done()) return () => {};
	}
	const timer = setInterval(() => beat(file), heartbeat);
	timer.unref();
	const release = () => {
		clearInterval(timer);
		fs.rmSync(file, { force: true });
	};
	const forget = onExit(release);
	return () => {
		forget();
		release();
	};
}

/** @param {string} file */
function take(file) {
	try {
		fs.closeSync(fs.openSync(file, 'wx'));
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	}
}

/** @param {string} file */
function beat(file) {
	const now = new Date();
	if (fs.existsSync(file)) fs.utimesSync(file, now, now);
}

/** @param {string} file */
function removeStale(file) {
	const state = fs.statSync(file, { throwIfNoEntry: false });
	if (state && Date.now() - state.mtimeMs > staleAfter) fs.rmSync(file, { force: true });
}

module.exports = { cacheFolder, filledOnce };
