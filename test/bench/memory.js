'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');

const everyMs = 100;

/** The process id of the n8n that this process has started; its task runner is a child of that. */
function findN8n(bin) {
	if (process.platform === 'win32') return undefined;
	const lines = ps(['-A', '-o', 'pid=,ppid=,args=']).split('\n');
	const found = lines
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
		.find((match) => match && Number(match[2]) === process.pid && match[3].includes(bin));
	return found && Number(found[1]);
}

/** The processor time a process has used (s), where the system tells it to the hundredth. */
function processorTime(pid) {
	if (!pid || !fs.existsSync(`/proc/${pid}/stat`)) return NaN;
	// The name in the second field may hold anything, spaces too.
	const fields = fs
		.readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Starts to watch a process: `idle` is its resident memory now, `peak()` the most it had since (MB). */
function watch(pid) {
	if (process.platform === 'win32' || !pid) return { idle: NaN, peak: () => NaN };
	const idle = resident(pid);
	try {
		// Linux keeps the peak itself, from the moment it is told to forget the old one.
		fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
		return { idle, peak: () => status(pid, 'VmHWM') };
	} catch {
		let peak = idle;
		const timer = setInterval(() => (peak = Math.max(peak, resident(pid))), everyMs);
		timer.unref();
		return {
			idle,
			peak: () => {
				clearInterval(timer);
				return peak;
			},
		};
	}
}

function resident(pid) {
	if (fs.existsSync(`/proc/${pid}/status`)) return status(pid, 'VmRSS');
	return Number(ps(['-o', 'rss=', '-p', String(pid)])) / 1024;
}

function status(pid, field) {
	const text = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024;
}

function ps(args) {
	return execFileSync('ps', args, { encoding: 'utf8' });
}

module.exports = { findN8n, processorTime, watch };
