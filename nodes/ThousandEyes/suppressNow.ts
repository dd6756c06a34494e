import type { IDataObject } from 'n8n-workflow';
import { utcDateTime } from '../shared/operation/dates';
import {
	InputProblem,
	type Operation,
	type Produced,
	type Run,
	type Values,
} from '../shared/operation/vocabulary';

/** What suppressing asks for. */
export interface Asked {
	tests: Operation;
	tag: Operation;
	create: Operation;
}

const SECONDS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const LEAST_SECONDS = 60;

/** Exactly one of the ways to say which tests: forgetting it must not silence everything. */
export function checkSuppression(values: Values): Values {
	const ways = [values.testIds, values.tagId, values.allEnabledTests === true || undefined];
	if (ways.filter((way) => way !== undefined).length === 1) return values;
	throw new InputProblem(
		'Test IDs',
		'must be the one way to say which tests, or else Tag or All Enabled Tests',
		"Add exactly one of these three in 'Additional Fields'. Nothing was sent.",
	);
}

/** Silences the alerts of tests from now on, by a window that is told with its end. */
export async function* suppressNow(
	run: Run,
	values: Values,
	{ tests, tag, create }: Asked,
): AsyncGenerator<Produced[]> {
	const { aid } = values;
	const ids = await testsOf(run, values, { tests, tag });
	const start = Math.ceil(Date.now() / 1000) * 1000;
	const duration = secondsOf(values, start);
	const startDate = isoOf(start);
	const name = values.name ?? `n8n ${run.workflow} ${startDate}`;
	const wanted = { name, startDate, duration, testIds: ids, isEnabled: true, aid };
	const [window = {}] = await run.ask(create, wanted);
	yield [{ json: { ...window, endsAt: isoOf(start + duration * 1000) } }];
}

async function testsOf(
	run: Run,
	values: Values,
	{ tests, tag }: Omit<Asked, 'create'>,
): Promise<string[]> {
	const { aid, tagId, testIds } = values;
	if (testIds !== undefined) return testIds as string[];
	const ids =
		tagId === undefined
			? (await run.ask(tests, { aid }))
					.filter(({ enabled, savedEvent }) => enabled === true && savedEvent !== true)
					.map(({ testId }) => testId)
			: (await run.ask(tag, { tagId, aid, expand: ['assignments'] }))
					.flatMap(({ assignments }) => (assignments ?? []) as IDataObject[])
					.filter(({ type }) => type === 'test')
					.map(({ id }) => id);
	if (ids.length > 0) return ids.map(String);
	throw new InputProblem(
		tagId === undefined ? 'All Enabled Tests' : 'Tag',
		'stands for no test at all',
		'Check the account group, and what the tag is assigned to. No window was made.',
	);
}

function secondsOf({ duration, durationUnit, until }: Values, start: number): number {
	const seconds =
		until === undefined
			? Number(duration) * SECONDS[String(durationUnit)]
			: Math.ceil((Date.parse(String(until)) - start) / 1000);
	if (seconds >= LEAST_SECONDS) return Math.round(seconds);
	throw new InputProblem(
		until === undefined ? 'Duration' : 'Until',
		'is too soon: a window lasts for a minute at least',
		'Choose a later end. No window was made.',
	);
}

const isoOf = (time: number) => utcDateTime(new Date(time), 'UTC') as string;
