import { sleep } from 'n8n-workflow';

const SLICE_MS = 250;

/** The execution was cancelled while it waited. */
export class Cancelled extends Error {}

/** The error for a cancelled execution; n8n knows it by the word, and by this spelling of it. */
export const cancelled = () => new Cancelled('The execution was canceled');

/** Milliseconds by a clock that nobody sets: good for how long something takes, for nothing else. */
export const ticks = (): number => performance.now();

/**
 * Waits until `time` (epoch ms), or fails at once with `Cancelled` when the signal is raised. For
 * how long is settled at the start, so that a clock that is set meanwhile changes nothing.
 */
export async function waitUntil(time: number, signal?: AbortSignal): Promise<void> {
	const end = ticks() + time - Date.now();
	for (let left = end - ticks(); left > 0; left = end - ticks()) {
		// In slices, so that no long timer is left behind by a cancelled execution.
		await orCancelled(sleep(Math.min(left, SLICE_MS)), signal);
	}
	if (signal?.aborted) throw cancelled();
}

/** Waits for a promise, or fails at once with `Cancelled` when the signal is raised. */
export async function orCancelled<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await promise;
	// Listens for this wait alone: whatever is raced against one promise for the whole run is kept
	// in memory by it until the run ends, pages of a list included.
	let stop: () => void = () => undefined;
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(cancelled());
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
