import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import type { Operation, Run, Values } from '../../shared/operation/vocabulary';
import { ticks } from '../../shared/time/clock';

const LONGEST_PAUSE_MS = 30_000;
const SHORTEST_PAUSE_MS = 2_000;
const DEFAULT_SECONDS = 1_800;
/** A task may not be known at once. */
const MOST_UNKNOWN = 3;

/**
 * Asks for a task, ever less often, until it is done; gives it with its results. One that failed, is
 * not known or takes too long is a `CallError`: nothing is ever imported again.
 */
export async function doneTask(
	run: Run,
	status: Operation,
	values: Values,
	{ first }: { first: number },
): Promise<IDataObject> {
	const { taskIds: id, org, maxWaitSeconds = DEFAULT_SECONDS } = values;
	const end = ticks() + Number(maxWaitSeconds) * 1000;
	let state = 'IN_QUEUE';
	let unknown = 0;
	for (let pause = first; ticks() + pause <= end; pause = longer(pause)) {
		await run.pause(pause);
		const rows = await run.ask(status, { taskIds: id, includeImportResponse: true, org }, 1);
		const task = rows.find(({ task_id: one }) => one === id);
		if (!task) {
			if (++unknown > MOST_UNKNOWN) throw problem(id, 'is not found, or not yours', 404);
			continue;
		}
		state = String(task.task_status);
		if (state === 'COMPLETED') return task;
		if (state === 'FAILED') throw problem(id, `failed${wordsIn(task.import_response)}`, 409);
	}
	throw problem(id, `is still ${state} after ${String(maxWaitSeconds)} seconds`, 408);
}

const longer = (pause: number) =>
	Math.min(Math.max(pause * 1.5, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);

function wordsIn(response: unknown): string {
	const { error_message: words, message = words } = Object(response) as IDataObject;
	return typeof message === 'string' && message !== '' ? `: ${message}` : '';
}

function problem(id: unknown, what: string, status: number): CallError {
	return new CallError(
		`Import in background: the task ${String(id)} ${what}`,
		"See more of it with 'Get Import Task'. Nothing was imported a second time.",
		status,
	);
}
