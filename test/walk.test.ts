import type { IDataObject } from 'n8n-workflow';
import type { LoggedRequest } from '../sandbox';
import { entriesOf, offerings, titleOf, type Entry } from './laws/entries';
import { Bench } from './walk/bench';
import { jobFor, valuesFor } from './walk/jobs';

/**
 * Every entry once in n8n's engine: it succeeds, it tells why it fails, and one bad item stops none
 * of the others. The entries themselves are the table.
 */
const bench = new Bench();
beforeAll(async () => await bench.start());
afterAll(async () => await bench.stop());

const rows = offerings.flatMap((offering) => {
	const { node } = offering;
	return node ? entriesOf(offering).map((entry) => [titleOf(entry), node, entry] as const) : [];
});

const REASON = 'planted: this is why';
const BODY = { title: REASON, detail: REASON, error: { message: { debug: REASON } } };

/** The address of an operation; of a composite any but those that sign in. */
const pathOf = ({ operation }: Entry) => {
	if (operation.run) return /^(?!.*(oauth2|auth)\/token).*$/;
	const place = (_: string, slash: string) => (slash ? '(/[^/?]+)?' : '[^/?]+');
	return new RegExp(`^${operation.path.replace(/\{(\/?)\w+\}/g, place)}(\\?|$)`);
};

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
	control.fault({ kind: 'status', status: 400, body: BODY, match, ...fault });
}

const origins = (items: Array<{ pairedItem?: unknown }>) =>
	items.map(({ pairedItem }) => (pairedItem as { item: number }).item);

beforeEach(() => {
	for (const service of ['thousandEyes', 'thoughtSpot'] as const) bench.sandbox(service).reset();
});

it.each(rows)('%s', async (_title, node, entry) => {
	const sandbox = bench.sandbox(entry.service);
	const items = await valuesFor(bench, node, entry);
	const one = jobFor(entry, items.slice(0, 1));
	sandbox.requests.length = 0;
	const success = await bench.run(node, entry, one);
	const asked = sandbox.requests.filter((request) => isAsked(entry, request)).length;
	expect(success.error?.message).toBeUndefined();
	expect(asked).toBeGreaterThan(0);
	expect(new Set(origins(success.items))).toEqual(new Set(success.items.length > 0 ? [0] : []));

	refuse(entry, { times: 1000 });
	const { error } = await bench.run(node, entry, one);
	expect(`${error?.message} ${error?.description}`).toContain(REASON);

	// Its other items are refused, which the tests of its resource tell.
	if (entry.operation.single) return;
	sandbox.control.clearFaults();
	// What goes out in one call fails together.
	const together = entry.operation.combine !== undefined;
	refuse(entry, { skip: together ? 0 : asked, times: 1 });
	// What the first run changed or deleted stands where nothing arrives.
	const all = jobFor(entry, [items[1], items[0], items[2]]);
	const onError = 'continueRegularOutput' as const;
	const { items: outputs } = await bench.run(node, entry, { ...all, onError });
	const failed = outputs.filter(({ json }) => (json as IDataObject).error !== undefined);
	expect([failed.map(({ json }) => json.error), origins(failed)]).toEqual([
		Array<unknown>(together ? 3 : 1).fill(expect.stringContaining(REASON)),
		together ? [0, 1, 2] : [1],
	]);
	expect([...new Set(origins(outputs))]).toEqual([0, 1, 2]);
});
