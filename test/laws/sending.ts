import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import type { Facts, OperationFacts } from './facts';
import type { Branch } from './paths';
import type { Sample } from './samples';
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
	{ chosen }: Branch,
	isGiven: (path: string) => boolean,
	shown: Shown,
): void {
	const trial = new Trial(entry, facts, told, chosen);
	const base = trial.send(chosen);
	if (typeof base === 'string') {
		shown.problems.push(`nothing that was tried is accepted: ${base}`);
		return;
	}
	const judge = ({ query, body }: { query: object; body?: unknown }): string[] => {
		for (const path of [...pathsIn(query, 'query'), ...pathsIn(body, 'body')]) shown.sent.add(path);
		return facts.problems(told, query, body).filter((problem) => {
			const [, place, name] = /^(\S+) (\S+) is required$/.exec(problem) ?? [];
			// The rest of a body that replaces everything is read from the service.
			return !place || !(entry.operation.merge || isGiven(`${place}.${name}`));
		});
	};
	const before = judge(base.sent);
	shown.problems.push(...before);
	for (const field of trial.fields) {
		if (field.property.name in chosen) continue;
		for (const given of trial.conditions(field)) {
			const found = judgeField(trial, field, given, judge, shown);
			shown.problems.push(...found.filter((one) => !before.some((known) => one.endsWith(known))));
		}
	}
}

/** What is wrong with the values of a field: of what is closed each must be allowed, of the others one. */
function judgeField(
	trial: Trial,
	field: Field,
	given: Values,
	judge: (sent: { query: object; body?: unknown }) => string[],
	shown: Shown,
): string[] {
	const problems: string[] = [];
	for (const [of, samples] of grouped(trial.samplesOf(field))) {
		let first: string[] | undefined;
		// Other fields are filled in too only where no value is accepted without them.
		const ways = [0, samples[0].closed ? 1000 : 3].flatMap((most, more) =>
			samples.slice(0, most || undefined).map((sample) => ({ sample, more: more === 1 })),
		);
		const done = new Set<Sample>();
		for (const { sample, more } of ways) {
			if (done.has(sample) || (more && first)) continue;
			const { value, closed } = sample;
			const what = closed ? `${of} = ${JSON.stringify(value)}` : of;
			const outcome = trial.send({ ...given, [field.property.name]: value }, more);
			if (typeof outcome === 'string') {
				shown.refused.set(what, outcome);
				continue;
			}
			done.add(sample);
			shown.accepted.add(what);
			const wrong = judge(outcome.sent).map((one) => `${what}: ${one}`);
			if (closed) problems.push(...wrong);
			else if (wrong.length > 0) first ??= wrong;
			if (!closed && wrong.length === 0) {
				first = [];
				break;
			}
		}
		problems.push(...(first ?? []));
	}
	return problems;
}

function grouped(samples: Sample[]): Map<string, Sample[]> {
	const groups = new Map<string, Sample[]>();
	for (const sample of samples) {
		groups.set(sample.of, [...(groups.get(sample.of) ?? []), sample]);
	}
	return groups;
}

/** The names of everything in a value, such as `body.metadata[].identifier`. */
export function pathsIn(value: unknown, root: string): string[] {
	if (Array.isArray(value)) return [root, ...value.flatMap((one) => pathsIn(one, `${root}[]`))];
	if (typeof value !== 'object' || value === null) return [root];
	const inner = Object.entries(value).flatMap(([name, one]) => pathsIn(one, `${root}.${name}`));
	return [root, ...inner];
}
