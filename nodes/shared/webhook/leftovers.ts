import { CallError } from '../http/errors';

/** The error that names what is left, with the status of what went wrong and what is to be done. */
export function leftoverError(cause: unknown, message: string, advice: string): CallError {
	const status = cause instanceof CallError ? cause.status : 0;
	return new CallError(message, advice, status);
}
