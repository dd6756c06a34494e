import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { mapBounded } from '../../../shared/engine/concurrency';
import { CallError } from '../../../shared/http/errors';

const AT_ONCE = 4;

/**
 * Does the same in each account group. One that fails is logged and does not hold up the others; when
 * all do, it is the failure of the first.
 */
export async function inGroups<T>(
	context: IPollFunctions | IExecuteFunctions,
	aids: Array<string | undefined>,
	work: (aid: string | undefined) => Promise<T>,
): Promise<T[]> {
	const failures = new Map<number, CallError>();
	const results = await mapBounded(aids.length, AT_ONCE, async (index) => {
		try {
			return [await work(aids[index])];
		} catch (error) {
			if (!(error instanceof CallError)) return await Promise.reject(error);
			failures.set(index, error);
			return [];
		}
	});
	if (failures.size === aids.length) return await Promise.reject(failures.get(0));
	for (const [index, { message }] of failures) {
		context.logger.warn(
			`${context.getNode().name}: account group ${aids[index]} is left out of this poll. ${message}`,
		);
	}
	return results.flat(1) as T[];
}
