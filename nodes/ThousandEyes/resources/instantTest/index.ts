import type { IDataObject } from 'n8n-workflow';
import { simplify } from '../../../shared/operation/standard';
import {
	InputProblem,
	type Operation,
	type Resource,
	type Run,
	type Values,
} from '../../../shared/operation/vocabulary';
import { besidesToRun, toRun } from '../../fields/cloudTests';
import { anyTestId, instantType } from '../../fields/cloudTests/types';
import { aid, testId } from '../../fields/common';
import { waitForResults as toWait, waiting } from '../../fields/waiting';
import { wholeTest } from '../cloudTest/prepare';
import { get, getAll as getTests, parts, secrets } from '../cloudTest/reading';
import { getAll as getResults } from '../testResult';
import { results, type Running } from './wait';

const DOCS = 'https://developer.cisco.com/docs/thousandeyes/instant-tests-api-overview/';

const start: Operation = {
	name: 'Create and Run',
	action: 'Create and run an instant test',
	description:
		'Create a test that runs once, at once, and return it; with the option Wait for Results what it measured',
	docs: DOCS,
	method: 'POST',
	path: '/v7/tests/{testType}/instant',
	unordered: true,
	fields: [instantType, ...toRun, aid, simplify],
	collections: { additionalFields: besidesToRun, options: [parts, toWait, ...waiting] },
	prepare: wholeTest('instant'),
	mask: secrets,
};

const runInstant: Operation = {
	...start,
	uses: [start, getResults],
	run: async function* (run, values) {
		const [test = {}] = await run.ask(start, values);
		if (values.waitForResults !== true) {
			yield [{ json: test }];
			return;
		}
		const type = values.testType as string;
		const agents = (values.agents as unknown[]).length;
		yield* results(run, { test: { ...test, type }, agents }, values);
	},
};

const again: Operation = {
	name: 'Run Again',
	action: 'Run a test again',
	description: 'Run a test once, at once; with the option Wait for Results return what it measured',
	docs: DOCS,
	method: 'POST',
	path: '/v7/tests/{testId}/run',
	unordered: true,
	fields: [anyTestId, aid, simplify],
	collections: { options: [toWait, ...waiting] },
};

const runAgain: Operation = {
	...again,
	uses: [again, getTests, get, getResults],
	run: async function* (run, values) {
		const waits = values.waitForResults === true;
		const running = waits ? await known(run, values, await typeOf(run, values)) : undefined;
		const since = Date.now();
		await run.answer(again, values);
		if (running) yield* results(run, { ...running, since }, values);
		else yield [{ json: { success: true, testId: values.testId as string } }];
	},
};

const waitForResults: Operation = {
	name: 'Wait for Results',
	action: 'Wait for the results of an instant test',
	description:
		'Wait until all agents of a test have results, and return these; after the timeout those that are there',
	docs: DOCS,
	method: 'GET',
	path: '/v7/test-results/{testId}/{testType}',
	fields: [instantType, testId, aid, simplify],
	collections: { options: waiting },
	uses: [get, getResults],
	run: async function* (run, values) {
		const { testType } = values;
		const running = await known(run, values, testType);
		yield* results(run, { ...running, isOld: true }, values);
	},
};

/** What has to be known of a test to tell when its results are all there. */
async function known(run: Run, values: Values, type: unknown): Promise<Running> {
	const { testId: id, aid: account, resultTypes, minimumAgents } = values;
	const brief = { testId: id as string, type: type as string };
	if (resultTypes !== undefined && minimumAgents !== undefined) return { test: brief, agents: 1 };
	if (type === undefined) return { test: brief, agents: 1 };
	const asked = { testType: type, testId: id, aid: account, expand: ['agent'] };
	const [test = {}] = await run.ask(get, asked);
	const { agents = [], ...rest } = test as IDataObject & { agents?: IDataObject[] };
	return { test: { ...rest, ...brief }, agents: agents.length };
}

/** The type of a test that is only known by its ID: the API has no other way to it than the list. */
async function typeOf(run: Run, values: Values): Promise<unknown> {
	const { testId: id, aid: account, resultTypes } = values;
	const rows = await run.once(
		`tests ${String(account)}`,
		async () => await run.ask(getTests, { aid: account }),
	);
	const type = rows.find((row) => String(row.testId) === id)?.type;
	if (type !== undefined || resultTypes !== undefined) return type;
	throw new InputProblem(
		'Result Types',
		'is empty, and the type of the test is not known',
		'The test is not in the list of tests: choose the results to wait for. Nothing was run.',
	);
}

/** Tests that run once, at once. */
export const instantTest: Resource = {
	name: 'Instant Test',
	value: 'instantTest',
	first: 'runInstant',
	operations: { run: runAgain, runInstant, waitForResults },
};
