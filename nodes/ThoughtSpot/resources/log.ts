import type { IDataObject } from 'n8n-workflow';
import { date, flag } from '../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Produced,
	type Resource,
	type Run,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';

const DAY_MS = 24 * 3600 * 1000;

const millis = (value: unknown) => Date.parse(String(value));

const from = date('startTime', 'Begin of the time. Empty means 24 hours before its end.', {
	wire: 'start_epoch_time_in_millis',
	encode: millis,
});

const to = date('endTime', 'End of the time. Empty means now.', {
	wire: 'end_epoch_time_in_millis',
	encode: millis,
});

const window: Operation = {
	name: 'Get Many',
	action: 'Get many log entries',
	description:
		'Retrieve the security audit log of a time, oldest first: who signed in, shared, changed privileges and so on',
	docs: 'https://developers.thoughtspot.com/docs/audit-logs',
	method: 'POST',
	path: `${API_ROOT}/logs/fetch`,
	effect: 'safe',
	list: {},
	// The service would tell of all orgs.
	constants: { log_type: 'SECURITY_AUDIT', get_all_logs: false },
	fields: [org],
	collections: {
		filters: [from, to, flag('getAllLogs', 'Whether to return the logs of all orgs')],
	},
};

/** The times as they were entered, or the last day. */
function rangeOf({ startTime, endTime }: Values): { start: number; end: number } {
	const end = endTime === undefined ? Date.now() : millis(endTime);
	const start = startTime === undefined ? end - DAY_MS : millis(startTime);
	if (start < end) return { start, end };
	throw new InputProblem('Start Time', 'must be before End Time', 'Nothing was sent.');
}

const checkRange = (values: Values): Values => (rangeOf(values) ? values : {});

/** The entry itself comes as JSON text. */
function withEvent(row: IDataObject): IDataObject {
	try {
		return { ...row, event: JSON.parse(String(row.log)) as IDataObject };
	} catch {
		return row;
	}
}

/** The service gives at most a day at once: day after day, oldest first. */
async function* dayByDay(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const { start, end } = rangeOf(values);
	let given = 0;
	for (let at = start; at < end && given < run.limit; at += DAY_MS) {
		const startTime = new Date(at).toISOString();
		const endTime = new Date(Math.min(at + DAY_MS, end)).toISOString();
		const rows = await run.ask(window, { ...values, startTime, endTime });
		const wanted = oldestFirst(rows).slice(0, run.limit - given);
		given += wanted.length;
		yield wanted.map((row) => ({ json: withEvent(row) }));
	}
}

const oldestFirst = (rows: IDataObject[]) =>
	[...rows].sort((a, b) => Date.parse(String(a.date)) - Date.parse(String(b.date)) || 0);

export const log: Resource = {
	name: 'Log',
	value: 'log',
	operations: {
		getAll: { ...window, prepare: checkRange, run: dayByDay, uses: [window] },
	},
};
