import type { IDataObject } from 'n8n-workflow';
import type { LoggedRequest } from '../sandbox';
import { RunClient } from '../nodes/shared/engine/run';
import { entriesOf, offerings, titleOf, type Entry } from './laws/entries';
import { Bench } from './walk/bench';
import { unready } from './walk/given';
import { Job } from './walk/jobs';

/**
 * Every entry once in n8n's engine: it succeeds, it tells why it fails, and one bad item stops none
 * of the others. The entries themselves are the table.
 */
const bench = new Bench();
beforeAll(async () => await bench.start());
afterAll(async () => await bench.stop());

/** Composites wait for what takes time: here the time goes on at once. */
let passed = 0;
beforeEach(() => {
	const now = Date.now;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
	jest.spyOn(RunClient.prototype, 'pause').mockImplementation(async (ms) => void (passed += ms));
});
afterEach(() => void jest.restoreAllMocks());

const rows = offerings.flatMap((offering) => {
	const { node } = offering;
	return node ? entriesOf(offering).map((entry) => [titleOf(entry), node, entry] as const) : [];
});

const REASON = 'planted: this is why';
const BODY = { title: REASON, detail: REASON, error: { message: { debug: REASON } } };

/** The address of an operation, or of any that a composite asks. */
function pathOf({ operation }: Entry): RegExp {
	const asked = operation.run ? (operation.uses ?? []) : [operation];
	const place = (_: string, slash: string) => (slash ? '(/[^/?]+)?' : '[^/?]+');
	const paths = asked.map(({ path }) => `${path.replace(/\{(\/?)\w+\}/g, place)}(\\?|$)`);
	return new RegExp(paths.length > 0 ? `^(${paths.join('|')})` : '^(?!.*/auth/)');
}

/** Whether a request is one of an operation, and was answered: a session that was lost is none of its. */
const isAsked = (entry: Entry, { method, url, status }: LoggedRequest) =>
	status < 400 &&
	pathOf(entry).test(url) &&
	(entry.operation.run !== undefined || method === entry.operation.method);

/** Refuses some requests of an entry. */
function refuse(entry: Entry, fault: { skip?: number; times: number }): void {
	const { operation, service } = entry;
	const match = { path: pathOf(entry), ...(operation.run ? {} : { method: operation.method }) };
	const { control } = bench.sandbox(service);
	// A composite may make sense of a 400.
	const status = operation.run ? 403 : 400;
	control.fault({ kind: 'status', status, body: BODY, match, ...fault });
}

const origins = (items: Array<{ pairedItem?: unknown }>) =>
	items.map(({ pairedItem }) => (pairedItem as { item: number }).item);

it.each(rows)('%s', async (_title, node, entry) => {
	const job = new Job(bench, node, entry);
	const success = await job.succeed();
	if (!unready(entry)) expect(success.error?.message).toBeUndefined();
	const given = success.items.length > 0 ? [0] : [];
	expect([...new Set(origins(success.items))]).toEqual(given);
	const asked = job.requests.filter((request) => isAsked(entry, request)).length;
	if (!unready(entry)) expect(asked).toBeGreaterThan(0);

	refuse(entry, { times: 1000 });
	const { error } = await job.run();
	expect(`${error?.message} ${error?.description}`).toContain(REASON);

	// Only one item may ask for what must not be lost.
	if (entry.operation.single ?? unready(entry)) return;
	await job.begin();
	refuse(entry, { skip: entry.operation.combine ? 0 : asked, times: 1 });
	const { items: outputs } = await job.run('continueRegularOutput', job.most);
	const failed = outputs.filter(({ json }) => (json as IDataObject).error !== undefined);
	const every = Array.from({ length: job.most }, (_, item) => item);
	const bad = entry.operation.combine ? every : [1];
	const reason = expect.stringContaining(REASON) as unknown;
	expect(failed.map(({ json }) => json.error)).toEqual(bad.map(() => reason));
	expect(origins(failed)).toEqual(bad);
	const all = every.filter((item) => bad.includes(item) || given.length > 0);
	expect([...new Set(origins(outputs))]).toEqual(all);
});
