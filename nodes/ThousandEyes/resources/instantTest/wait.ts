import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import type { Produced, Run, Values } from '../../../shared/operation/vocabulary';
import { getAll } from '../testResult';
import { rowsOf, testIn, without } from '../testResult/rows';

const FIRST_LOOK_MS = 10_000;
const LONGER_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
const USUAL_TIMEOUT_S = 180;
/** Clocks differ, and a round is named by the second in which it began. */
const TOLERANCE_S = 10;

/** The results that each type of tests has in any case. */
const LAYERS: Record<string, string[]> = {
	'agent-to-agent': ['network', 'path-vis'],
	'agent-to-server': ['network', 'path-vis'],
	'page-load': ['page-load', 'http-server'],
	voice: ['rtp-server', 'path-vis'],
};

/** A test that runs, and what is known of the run. */
export interface Running {
	test: IDataObject;
	/** How many agents run it. */
	agents: number;
	/** When it was started (epoch ms), where it has results of earlier runs. */
	since?: number;
	/** It runs since a while, so that results may be there at once. */
	isOld?: true;
}

/** The results of a run, as soon as all are there or the time is over. */
export async function* results(
	run: Run,
	running: Running,
	values: Values,
): AsyncGenerator<Produced[]> {
	const { test } = running;
	const layers = (values.resultTypes as string[] | undefined) ?? layersOf(test);
	const found = new Map<string, IDataObject[]>();
	const complete = await collect(run, running, values, layers, found);
	if (!complete && values.failOnTimeout === true) {
		throw new CallError(
			`Test ${String(test.testId)} has not all its results after ${timeoutOf(values)} s`,
			"Allow more time with 'Timeout', or get the results later.",
		);
	}
	const all = layers.flatMap((layer) =>
		(found.get(layer) ?? []).map((row): IDataObject => ({ resultType: layer, ...row })),
	);
	if (values.simplify !== true) {
		yield [{ json: { test, results: all.map((row) => without(row, 'test')), complete } }];
		return;
	}
	const rows = all.flatMap((row) => rowsOf(row, values)).map((row) => ({ ...row, complete }));
	const shown = rows.length > 0 ? rows : [{ ...testIn(test), complete }];
	yield shown.map((json) => ({ json }));
}

/** Looks until every kind of result is there; whether they are. */
async function collect(
	run: Run,
	{ test, agents, since = 0, isOld }: Running,
	values: Values,
	layers: string[],
	found: Map<string, IDataObject[]>,
): Promise<boolean> {
	const wanted = Number(values.minimumAgents ?? Math.max(agents, 1));
	const deadline = Date.now() + timeoutOf(values) * 1000;
	const earliest = since > 0 ? Math.floor(since / 1000) - TOLERANCE_S : 0;
	let open = layers;
	for (let look = isOld ? -1 : 0; ; look++) {
		const pause = Math.min(FIRST_LOOK_MS + LONGER_MS * Math.max(0, look - 1), LONGEST_PAUSE_MS);
		if (look >= 0) await run.pause(Math.max(0, Math.min(pause, deadline - Date.now())));
		const looks = open.map(async (layer) => {
			const asked = { testId: test.testId, resultType: layer, aid: values.aid };
			const rows = await run.ask(getAll, asked);
			found.set(
				layer,
				rows.filter(({ roundId }) => Number(roundId) >= earliest),
			);
		});
		await Promise.all(looks);
		open = open.filter((layer) => agentsIn(found.get(layer) ?? []) < wanted);
		if (open.length === 0) return true;
		if (Date.now() >= deadline) return false;
	}
}

function timeoutOf({ timeout }: Values): number {
	return Number(timeout ?? USUAL_TIMEOUT_S);
}

function layersOf({ type, networkMeasurements }: IDataObject): string[] {
	const own = LAYERS[String(type)] ?? [String(type)];
	const more = networkMeasurements === true ? ['network', 'path-vis'] : [];
	return [...new Set([...own, ...more])];
}

function agentsIn(rows: IDataObject[]): number {
	return new Set(rows.map(({ agent }) => (Object(agent) as IDataObject).agentId)).size;
}
