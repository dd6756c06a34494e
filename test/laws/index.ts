import type { Operation } from '../../nodes/shared/operation/vocabulary';
import { answerProblems } from './answers';
import type { Entry } from './entries';
import { isFree, outsideFacts } from './exceptions';
import type { Facts } from './facts';
import { branchesOf, type Branch } from './paths';
import { pathsSent, sendAll } from './sending';
import { Trial } from './trial';
import { isOmitted, unoffered } from './unoffered';
import { wordProblems } from './wording';

/** Everything in which an entry disagrees with the facts of its API, or with the rules of entries. */
export function problemsOf(entry: Entry, facts: Facts, others: Entry[] = []): string[] {
	return [
		...new Set([
			...wordProblems(entry),
			...lookAt(entry, facts).problems,
			...omissions(entry, facts, others),
		]),
	];
}

/** What sampling an entry showed. */
interface Look {
	problems: string[];
	/** What it sends, by the key of the facts. */
	sent: Map<string, Set<string>>;
}

const looks = { own: new WeakMap<Operation, Look>(), used: new WeakMap<Operation, Look>() };

/** Everything in which an operation disagrees with the facts, and what it sends. */
export function lookAt(entry: Entry, facts: Facts): Look {
	const kept = entry.isUsed ? looks.used : looks.own;
	const known = kept.get(entry.operation);
	if (known) return known;
	const look = entry.operation.run ? lookAtUses(entry, facts) : lookAtOne(entry, facts);
	kept.set(entry.operation, look);
	return look;
}

function lookAtOne(entry: Entry, facts: Facts): Look {
	const look: Look = { problems: [], sent: new Map() };
	if (outsideFacts(entry)) return look;
	const refused = new Map<string, string>();
	const accepted = new Set<string>();
	const branches = branchesOf(entry);
	const where = new Map<string, string[]>();
	for (const branch of branches) {
		const found = facts.find(branch.key);
		if (!found) {
			if (!canBeSent(entry, facts, branch)) continue;
			look.problems.push(`${branch.key} is not in the facts`);
			continue;
		}
		const { key, facts: told } = found;
		const sent = look.sent.get(key) ?? new Set<string>();
		look.sent.set(key, sent);
		const problems = answerProblems(entry, told, facts);
		const shown = { problems, refused, accepted, sent };
		const isGiven = (path: string) => isOmitted(entry.service, key, path);
		if (!entry.isUsed) sendAll(entry, facts, told, branch, isGiven, shown);
		else for (const path of pathsSent(entry, facts, told, branch)) sent.add(path);
		for (const one of new Set(problems)) where.set(one, [...(where.get(one) ?? []), key]);
	}
	for (const [problem, keys] of where) {
		const others = keys.length > 1 ? ` and ${keys.length - 1} more` : '';
		look.problems.push(branches.length > 1 ? `${problem} (${keys[0]}${others})` : problem);
	}
	for (const [what, reason] of refused) {
		if (!accepted.has(what)) look.problems.push(`${what} cannot be sent: ${reason}`);
	}
	return look;
}

/** Whether an operation goes the way of a path at all: it may refuse an ID that is not for every choice. */
function canBeSent(entry: Entry, facts: Facts, { chosen, ids }: Branch): boolean {
	if (ids.length === 0) return true;
	const untold = { answer: { status: [], kind: 'empty' as const } };
	const trial = new Trial(entry, facts, untold, chosen);
	const sent = trial.send({ ...chosen, ...Object.fromEntries(ids.map((id) => [id, '4711'])) });
	return typeof sent !== 'string' && ids.every((id) => sent.values[id] !== undefined);
}

/** A composite is judged by what it asks for; the values of that are its own affair. */
function lookAtUses(entry: Entry, facts: Facts): Look {
	const { uses = [] } = entry.operation;
	if (isFree(entry)) return { problems: [], sent: new Map() };
	if (uses.length === 0) return { problems: ['a composite names what it uses'], sent: new Map() };
	const all = uses
		.filter((one) => one !== entry.operation)
		.map((operation) => {
			const { problems, sent } = lookAt({ ...entry, operation, isUsed: true }, facts);
			return { problems: problems.map((one) => `${operation.action}: ${one}`), sent };
		});
	return {
		problems: all.flatMap(({ problems }) => problems),
		sent: new Map(all.flatMap(({ sent }) => [...sent])),
	};
}

/** What the facts take of its operations, and neither this entry nor another one offers. */
function omissions(entry: Entry, facts: Facts, others: Entry[]): string[] {
	if (entry.operation.run) return [];
	return [...lookAt(entry, facts).sent].flatMap(([key, sent]) => {
		const all = new Set(sent);
		const sharing = others.filter((one) => lookAt(one, facts).sent.has(key));
		for (const one of sharing)
			for (const path of lookAt(one, facts).sent.get(key) ?? []) all.add(path);
		return unoffered(entry, key, facts.operations[key], facts, all);
	});
}
