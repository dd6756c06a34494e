import type { Run } from '../shared/operation/vocabulary';

const MINUTE_MS = 60_000;

/** Waits until one more of these may be asked: the service takes so many a minute of a user. */
export async function paced(run: Run, what: string, perMinute: number): Promise<void> {
	const taken = await run.once(`paced ${what}`, async () => await Promise.resolve([] as number[]));
	const now = Date.now();
	const before = taken[taken.length - perMinute];
	const at = before === undefined ? now : Math.max(now, before + MINUTE_MS);
	taken.push(at);
	if (at > now) await run.pause(at - now);
}
