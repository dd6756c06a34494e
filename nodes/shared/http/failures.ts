import { CallError } from './errors';

/** Whether a failure says that something is not there: 404 alone does, every other says nothing about it. */
export function isGone(error: unknown): boolean {
	return error instanceof CallError && error.status === 404;
}

/** Whether the same call may go well a little later: faults of the network and of the server. */
export function isPassing(error: unknown): boolean {
	if (!(error instanceof CallError)) return false;
	return error.status === 0 || error.status === 408 || error.status >= 500;
}

/** Whether the service lets through no more requests for now. */
export function isBusy(error: unknown): boolean {
	return error instanceof CallError && error.status === 429;
}
