const TRIES = 5;
/** What texts of 300 kB may cost: shorter times tell nothing of growth. */
const NOTHING_MS = 150;

/**
 * How much more of the processor ten times the work takes: 10 where time grows with the input, 100
 * where it grows with its square. The shortest of some tries counts, so that a busy machine is no failure.
 * @param {(size: number) => unknown} work
 * @param {number} size the largest, which is tried beside a tenth of it
 */
async function growth(work, size) {
	let [large, small] = [Infinity, Infinity];
	for (let at = 0; at < TRIES; at += 1) {
		large = Math.min(large, await busyMs(() => work(size)));
		if (large < NOTHING_MS) return 0;
		small = Math.min(small, await busyMs(() => work(size / 10)));
		if (large / Math.max(small, 1) < LINEAR) break;
	}
	return large / Math.max(small, 1);
}

/** What `growth` stays below where nothing is quadratic. */
const LINEAR = 40;

/** @param {() => unknown} work */
async function busyMs(work) {
	const before = process.cpuUsage();
	await work();
	return process.cpuUsage(before).user / 1000;
}

module.exports = { growth, LINEAR };
