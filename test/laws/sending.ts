import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import type { Facts, OperationFacts } from './facts';
import { ofNames, sentBack } from './merges';
import type { Branch } from './paths';
import type { Sample } from './samples';
import { pathsIn, type Sent } from './attempt';
import { Trial } from './trial';

/** What the samples of an operation showed so far, on all of its paths. */
export interface Shown {
	problems: string[];
	/** Values that were refused, with the reason; what is refused on every path cannot be sent at all. */
	refused: Map<string, string>;
	accepted: Set<string>;
	/** What was sent, by its place on the wire. */
	sent: Set<string>;
}

/** Sends every field of an operation in all its forms, on one path, and says what the facts refuse. */
export function sendAll(
	entry: Entry,
	facts: Facts,
	told: OperationFacts,
	branch: Branch,
	isGiven: (path: string) => boolean,
	shown: Shown,
): void {
	const trial = new Trial(entry, facts, told, branch.chosen);
	const base = trial.start();
	if (typeof base === 'string') {
		shown.problems.push(`nothing that was tried is accepted: ${base}`);
		return;
	}
	const judge = ({ query, body }: Sent): string[] => {
		for (const path of [...pathsIn(query, 'query'), ...pathsIn(body, 'body')]) shown.sent.add(path);
		return facts.problems(told, query, body).filter((problem) => {
			const [, place, name] = /^(\S+) (\S+) is required$/.exec(problem) ?? [];
			// The rest of a body that replaces everything is read from the service.
			return !place || !(entry.operation.merge || isGiven(`${place}.${name}`));
		});
	};
	const before = judge(base);
	const { merge } = entry.operation;
	const back = merge && sentBack(entry, merge, facts, branch, base);
	if (back)
		before.push(...ofNames(judge({ ...base, body: back })).map((one) => `sent back: ${one}`));
	shown.problems.push(...before);
	for (const field of trial.fields) {
		if (field.property.name in branch.chosen) continue;
		for (const given of trial.conditions(field)) {
			const found = judgeField(trial, field, given, judge, shown);
			shown.problems.push(...found.filter((one) => !before.some((known) => one.endsWith(known))));
		}
	}
}

/** What an operation sends for its samples, whatever may be wrong with it. */
export function pathsSent(
	entry: Entry,
	facts: Facts,
	told: OperationFacts,
	branch: Branch,
): Set<string> {
	const trial = new Trial(entry, facts, told, branch.chosen);
	const paths = new Set<string>();
	for (const field of trial.fields) {
		for (const given of trial.conditions(field)) {
			for (const way of trial
				.samplesOf(field)
				.flatMap(({ ways }) => ways.slice(0, 2))
				.slice(0, 30)) {
				const sent = trial.send({ ...given, [field.property.name]: way }, false);
				if (typeof sent === 'string') continue;
				for (const one of pathsIn(sent.query, 'query')) paths.add(one);
				for (const one of pathsIn(sent.body, 'body')) paths.add(one);
			}
		}
	}
	return paths;
}

/** What is wrong with the values of a field: of what is closed each must be allowed, of the others one. */
function judgeField(
	trial: Trial,
	field: Field,
	given: Values,
	judge: (sent: Sent) => string[],
	shown: Shown,
): string[] {
	const problems: string[] = [];
	const { name } = field.property;
	for (const [of, samples] of grouped(trial.samplesOf(field))) {
		const { closed } = samples[0];
		const trials = samples.flatMap((sample) => sample.ways.map((way) => ({ sample, way })));
		// Other fields are filled in only where no value is accepted without them.
		const rounds = [trials, closed ? trials : trials.slice(0, 5)];
		const outcomes = new Map<Sample, string[]>();
		for (const [round, tried] of rounds.entries()) {
			for (const { sample, way } of tried) {
				const known = outcomes.get(sample);
				if (known?.length === 0 || (known && round > 0)) continue;
				if (!closed && [...outcomes.values()].some((one) => one.length === 0 || round > 0)) break;
				const sent = trial.send({ ...given, [name]: way }, round > 0);
				const what = closed ? `${of} = ${wordOf(sample, of)}` : of;
				if (typeof sent === 'string') {
					shown.refused.set(what, sent);
					continue;
				}
				shown.accepted.add(what);
				const wrong = judge(closed ? trial.inCompany(field, sent) : sent).map(
					(one) => `${what}: ${one}`,
				);
				outcomes.set(sample, wrong.length === 0 || !known ? wrong : known);
			}
		}
		const all = [...outcomes.values()];
		if (closed) problems.push(...all.flat());
		else if (all.every((one) => one.length > 0)) problems.push(...(all[0] ?? []));
	}
	return problems;
}

/** The value of a field that is inside of others, or of one that is not. */
function wordOf({ ways }: Sample, of: string): string {
	const text = JSON.stringify(ways[0]);
	return of.includes(': ') && text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function grouped(samples: Sample[]): Map<string, Sample[]> {
	const groups = new Map<string, Sample[]>();
	for (const sample of samples) {
		groups.set(sample.of, [...(groups.get(sample.of) ?? []), sample]);
	}
	return groups;
}
