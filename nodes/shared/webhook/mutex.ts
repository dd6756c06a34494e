/** The last work on each thing: whatever comes next waits for it. */
export type Locks = Map<string, Promise<unknown>>;

/** Works on one thing are done one after the other. */
export async function withLock<T>(locks: Locks, thing: string, work: () => Promise<T>): Promise<T> {
	const before = locks.get(thing) ?? Promise.resolve();
	const last = before.then(work, work);
	locks.set(thing, last);
	try {
		return await last;
	} finally {
		if (locks.get(thing) === last) locks.delete(thing);
	}
}
