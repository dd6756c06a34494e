/**
 * How long a piece of work kept the processor busy, in ms: on a busy machine the clock tells something else.
 * @param {() => unknown} work
 */
async function busyMs(work) {
	const before = process.cpuUsage();
	await work();
	return process.cpuUsage(before).user / 1000;
}

module.exports = { busyMs };
