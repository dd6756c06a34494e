'use strict';

/**
 * A report that knows whether all has held so far: `part` notes a name in a row of the table of versions, when every
 * check of that part held.
 * @param {{ check: any, need: any }} report
 */
function proofOf(report) {
	/** @type {Record<string, string[]>} */
	const rows = {};
	let failures = 0;
	const watched = (ask) => (name, work) =>
		ask(name, async () => {
			try {
				return await work();
			} catch (error) {
				failures += 1;
				throw error;
			}
		});
	const check = watched(report.check);

	/** @param {string} row @param {string} name @param {() => Promise<unknown>} work that makes checks */
	async function part(row, name, work) {
		const before = failures;
		await work();
		if (failures === before) (rows[row] ??= []).push(name);
	}

	return {
		check,
		need: watched(report.need),
		part,
		/** A part that is one check. */
		prove: (row, name, work) => part(row, name, () => check(`${row}: ${name}`, work)),
		rows: () => (failures === 0 ? rows : undefined),
	};
}

module.exports = { proofOf };
