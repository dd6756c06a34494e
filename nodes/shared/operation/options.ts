import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { wholeNumber } from './checks';
import { openCollection } from './collections';
import type { Operation, Pacing } from './vocabulary';

/** Requests under way at once when the user sets nothing; 240 a minute need no more. */
const DEFAULT_CONCURRENCY = 24;
export const DEFAULT_TIMEOUT_SECONDS = 60;
/** What costs the service much takes long, and few of it at a time. */
const HEAVY_TIMEOUT_SECONDS = 300;
const HEAVY_CONCURRENCY = 4;
const DEFAULT_MAX_WAIT_SECONDS = 300;

const MOST_CONCURRENT = 100;
/** Timers cannot hold more than 2^31 ms. */
const LONGEST_SECONDS = 2_000_000;

const commonOptions: INodeProperties[] = [
	{
		displayName: 'Max Concurrency',
		name: 'maxConcurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_CONCURRENT },
		default: DEFAULT_CONCURRENCY,
		description: 'Most requests under way at once. Updates go one at a time, whatever is set here.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: DEFAULT_MAX_WAIT_SECONDS,
		description: "How long a request may wait for the service's rate limit before it fails instead",
	},
	{
		displayName: 'Request Timeout (Seconds)',
		name: 'requestTimeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_TIMEOUT_SECONDS,
		description: 'How long one request may take in all, with the log-in that it may need',
	},
];

/** What the engine itself can be told, on every operation of an API that is paced like this. */
export function engineOptions(pacing: Pacing): INodeProperties[] {
	if (pacing.kind === 'headers') return commonOptions;
	const { perSecond } = pacing;
	const maxRequestsPerSecond: INodeProperties = {
		displayName: 'Max Requests per Second',
		name: 'maxRequestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: perSecond,
		description:
			'Max number of requests to send per second with this credential. Lower it to leave room for others. Raise it, or set 0 for no limit, where the service does not enforce its documented rate.',
	};
	return [...commonOptions, maxRequestsPerSecond];
}

export interface Options {
	concurrency: number;
	timeoutMs: number;
	maxWaitMs: number;
	/** `Infinity` for no limit; absent where an API tells its limits itself. */
	perSecond?: number;
}

/** Reads and checks what the engine was told; it holds for the whole run. */
export function readOptions(
	context: IExecuteFunctions,
	pacing: Pacing,
	{ heavy }: Operation,
): Options {
	const read = openCollection(context, 'options', 0);
	const number = (name: string, label: string, minimum: number, otherwise: number) => {
		const property: INodeProperties = { displayName: label, name, type: 'number', default: 0 };
		return Number(read({ property, check: wholeNumber(minimum) }) ?? otherwise);
	};
	const seconds = (name: string, label: string, minimum: number, otherwise: number) =>
		1000 * Math.min(number(name, label, minimum, otherwise), LONGEST_SECONDS);
	const concurrency = number('maxConcurrency', 'Max Concurrency', 1, DEFAULT_CONCURRENCY);
	const timeoutSeconds = heavy ? HEAVY_TIMEOUT_SECONDS : DEFAULT_TIMEOUT_SECONDS;
	return {
		concurrency: Math.min(concurrency, heavy ? HEAVY_CONCURRENCY : MOST_CONCURRENT),
		timeoutMs: seconds('requestTimeout', 'Request Timeout (Seconds)', 1, timeoutSeconds),
		maxWaitMs: seconds('maxWait', 'Max Wait (Seconds)', 0, DEFAULT_MAX_WAIT_SECONDS),
		...(pacing.kind === 'rate' && {
			perSecond:
				number('maxRequestsPerSecond', 'Max Requests per Second', 0, pacing.perSecond) || Infinity,
		}),
	};
}
