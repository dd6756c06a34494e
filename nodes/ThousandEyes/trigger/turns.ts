import { sharedByAll } from '../../shared/time/copies';

const turns = sharedByAll('turns', () => new Map<string, Promise<unknown>>());

/** Within this process, works on one thing are done one after the other. */
export async function inTurn<T>(thing: string, work: () => Promise<T>): Promise<T> {
	const before = turns.get(thing) ?? Promise.resolve();
	const turn = before.then(work, work);
	turns.set(thing, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(thing) === turn) turns.delete(thing);
	}
}
