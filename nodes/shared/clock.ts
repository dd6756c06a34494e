import { sleep } from 'n8n-workflow';

const SLICE_MS = 250;

/** The execution was cancelled while it waited. */
export class Cancelled extends Error {}

/** The error for a cancelled execution. */
export const cancelled = () => new Cancelled('The execution was cancelled');

/** Waits until `time` (epoch ms), or fails at once with `Cancelled` when the signal is raised. */
export async function waitUntil(time: number, signal?: AbortSignal): Promise<void> {
	const aborted = abortion(signal);
	for (let left = time - Date.now(); left > 0; left = time - Date.now()) {
		// In slices, so that no long timer is left behind by a cancelled execution.
		await Promise.race([sleep(Math.min(left, SLICE_MS)), aborted]);
	}
	if (signal?.aborted) throw cancelled();
}

/** Waits for a promise, or fails at once with `Cancelled` when the signal is raised. */
export async function orCancelled<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	return await Promise.race([promise, abortion(signal)]);
}

const abortions = new WeakMap<AbortSignal, Promise<never>>();

function abortion(signal?: AbortSignal): Promise<never> {
	if (!signal) return never;
	let promise = abortions.get(signal);
	if (!promise) {
		promise = new Promise<never>((_, reject) => {
			if (signal.aborted) reject(cancelled());
			signal.addEventListener('abort', () => reject(cancelled()), { once: true });
		});
		promise.catch(() => undefined);
		abortions.set(signal, promise);
	}
	return promise;
}

const never = new Promise<never>(() => undefined);
