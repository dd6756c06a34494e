'use strict';
const { setTimeout: delay } = require('node:timers/promises');
const { findN8n, watch } = require('./memory');

const settleMs = 2_000;

/**
 * Calls a workflow in an n8n that has just started and has run `warmUp`; `megabytes` is its peak above idle.
 * `between` is done before it is called.
 */
async function inFreshN8n(stage, warmUp, flow, between = async () => {}) {
	await stage.restart();
	await stage.call(warmUp);
	await between();
	await delay(settleMs);
	const memory = watch(findN8n(stage.n8n.runtime.bin));
	const { status, text } = await stage.call(flow);
	const json = status === 200 ? JSON.parse(text) : {};
	return { json, megabytes: memory.peak() - memory.idle };
}

module.exports = { inFreshN8n };
