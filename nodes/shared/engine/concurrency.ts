/**
 * Runs `work` for every index below `count`, at most `width` at once, and gives the results in
 * order. After a failure nothing new is started; the failure with the lowest index is thrown.
 */
export async function mapBounded<T>(
	count: number,
	width: number,
	work: (index: number) => Promise<T>,
): Promise<T[]> {
	const results = new Array<T>(count);
	const failures = new Map<number, unknown>();
	let next = 0;
	const worker = async () => {
		while (next < count && failures.size === 0) {
			const index = next++;
			try {
				results[index] = await work(index);
			} catch (error) {
				failures.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
	if (failures.size > 0) return await Promise.reject(failures.get(Math.min(...failures.keys())));
	return results;
}
