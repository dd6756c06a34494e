import { RunClient } from '../nodes/shared/engine/run';
import { entriesOf, offerings, titleOf } from './laws/entries';
import { facts } from './laws/facts';
import { branchesOf } from './laws/paths';
import { AnswerLaw, type Answered } from './laws/told';
import { Bench } from './walk/bench';
import { unready } from './walk/given';
import { Job } from './walk/jobs';

/**
 * What the sandbox answers is what the facts tell of every operation that the nodes offer, on each
 * of its paths: the names, their types, lists and what is empty.
 */
const bench = new Bench();
const laws = {
	thousandEyes: new AnswerLaw('thousandEyes', facts.thousandEyes),
	thoughtSpot: new AnswerLaw('thoughtSpot', facts.thoughtSpot),
};
let answers: Array<Answered & { method: string; path: string; headers: object }> = [];
let passed = 0;

beforeAll(async () => {
	await bench.start(
		({ method, path, url, headers, body: sent }, { status, headers: told, body }) => {
			const type = String(told?.['content-type'] ?? '');
			answers.push({ method, path, url, headers, sent, status, type, text: String(body ?? '') });
		},
	);
});
afterAll(async () => await bench.stop());

/** Composites wait for what takes time: here the time goes on at once. */
beforeEach(() => {
	answers = [];
	const now = Date.now;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
	jest.spyOn(RunClient.prototype, 'pause').mockImplementation(async (ms) => void (passed += ms));
});
afterEach(() => void jest.restoreAllMocks());

const rows = offerings.flatMap((offering) => {
	const { node } = offering;
	if (!node) return [];
	return entriesOf(offering).flatMap((entry) => {
		const keys = branchesOf(entry).map(({ key }) => facts[entry.service].find(key)?.key);
		const known = [...new Set(keys)].filter((key) => key !== undefined);
		// A composite finds its own way.
		const isFree = entry.operation.run !== undefined || known.length === 0;
		const all: Array<string | undefined> = isFree ? [undefined] : known;
		return all.map((key) => [titleOf(entry), key ?? '', node, entry] as const);
	});
});

it.each(rows)('%s: %s', async (_title, key, node, entry) => {
	const { service } = entry;
	const { error } = await new Job(bench, node, entry, key || undefined).succeed();
	await expandAll(bench.sandbox(service).url, facts[service]);
	const given = answers
		.filter(({ status }) => status < 300)
		.flatMap((one) => {
			const known = facts[service].keyOf(one.method, one.path);
			return known ? [{ key: known, one }] : [];
		});
	const odd = given.flatMap((answer) =>
		laws[service].problems(answer.key, answer.one).map((problem) => `${answer.key}: ${problem}`),
	);
	expect([...new Set(odd)]).toEqual([]);
	if (error) expect(unready(entry)).toBeDefined();
	else if (key) expect(given.map((one) => one.key)).toContain(key);
});

/** Asks again for what was read, with all that can be asked for beside it. */
async function expandAll(origin: string, { operations, keyOf }: (typeof facts)['thousandEyes']) {
	for (const { method, path, url, headers, status } of [...answers]) {
		const key = status < 300 && method === 'GET' ? keyOf(method, path) : undefined;
		const words = key && operations[key].query?.properties?.expand?.items?.enum;
		if (!words) continue;
		const whole = new URL(url, origin);
		whole.searchParams.set('expand', words.join(','));
		await (await fetch(whole, { headers: headers as Record<string, string> })).text();
	}
}
