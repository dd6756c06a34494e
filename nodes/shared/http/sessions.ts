import type { Opening } from '../signing/signing';
import { ticks } from '../time/clock';
import type { Call, Outcome } from './call';
import { CallError, PASSING } from './errors';

/** A session that is over before it was used is opened once more. */
const MOST_OPENINGS = 2;

/** What one run knows of sessions for parts of the account: one that was refused is not asked for again. */
export class Sessions {
	private readonly refused = new Map<string, CallError>();
	private readonly failed = new Map<string, { error: CallError; at: number }>();

	/** Why calls of this one's session are not sent any more. */
	refusalOf({ session }: Call): CallError | undefined {
		return session === undefined ? undefined : this.refused.get(session);
	}

	/** Why the session could not be opened that a call was waiting for since then (in ticks). */
	failureOf({ session }: Call, since: number): CallError | undefined {
		const failure = session === undefined ? undefined : this.failed.get(session);
		return failure && failure.at >= since ? failure.error : undefined;
	}

	/** Ends all calls of this one's session, and no others; whether it has one. */
	refuse({ session }: Call, error: CallError): boolean {
		if (session === undefined) return false;
		this.refused.set(session, error);
		return true;
	}

	/** Notes how the service has refused to open a session, if it has. */
	note(
		{ opens }: Call,
		{ status, logInRefused }: Outcome,
		{ message, description }: CallError,
	): void {
		if (!opens || logInRefused) return;
		if (status > 0 && status < 500 && !PASSING.has(status))
			opens.refusal = { message, description };
	}

	/** Has the session opened that a call is in need of, for the `times`th time. */
	async open(
		call: Call,
		opening: Opening,
		times: number,
		send: (call: Call) => Promise<unknown>,
	): Promise<void> {
		const { what, url, advice } = opening;
		try {
			if (times > MOST_OPENINGS) {
				throw new CallError(`${what}: no usable session was opened`, 'Each was over at once.');
			}
			const operation = `POST ${url}`;
			await send({
				what,
				operation,
				effect: 'idempotent',
				method: 'POST',
				url,
				opens: opening,
				advice,
			});
		} catch (error) {
			if (error instanceof CallError) {
				if (opening.refusal) this.refuse(call, error);
				else this.failed.set(call.session ?? '', { error, at: ticks() });
			}
			await Promise.reject(error);
		} finally {
			opening.done();
		}
	}
}
