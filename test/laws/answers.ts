import type { Api, Operation, Pagination } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import { givenWhole } from './exceptions';
import type { Facts, OperationFacts, Schema } from './facts';

/** Answers with more names than this are simplified unless the user wants all. */
const MOST_NAMES = 10;

/** In what an operation reads an answer otherwise than the facts tell it. */
export function answerProblems(entry: Entry, told: OperationFacts, facts: Facts): string[] {
	const { operation, api } = entry;
	return [
		...kindProblems(operation, told),
		...rowProblems(operation, told, facts),
		...pageProblems(operation, api, told, facts),
		...simplifyProblems(entry, told, facts),
	];
}

function kindProblems(operation: Operation, { answer: { kind } }: OperationFacts): string[] {
	const { list, one, file, events, parts, simplify, method, deletes } = operation;
	if ((events === true) !== (kind === 'stream')) {
		return [
			`the answer is ${kind === 'stream' ? 'a stream of `events`' : `no stream but '${kind}'`}`,
		];
	}
	const isFile = file !== undefined;
	if (isFile !== (kind === 'file')) {
		return [`the answer is ${kind === 'file' ? 'a file' : `no file but '${kind}'`}`];
	}
	if (kind === 'list' && !list && !one && !parts && method === 'GET') {
		return ['the answer is a list, and has no `list`'];
	}
	if (kind !== 'empty') return [];
	const reads = Object.entries({ list, one, simplify }).filter(([, word]) => word);
	return [
		...reads.map(([name]) => `the answer is empty, so \`${name}\` has nothing to read`),
		...(method === 'DELETE' && deletes === undefined
			? ['a delete that answers nothing says what was deleted: `deletes`']
			: []),
	];
}

function rowProblems({ list }: Operation, { answer }: OperationFacts, facts: Facts): string[] {
	if (!list || answer.kind === 'empty') return [];
	const { rows } = list;
	if (answer.kind === 'array') {
		return rows === undefined ? [] : [`the answer is the list itself, not in '${rows}'`];
	}
	if (rows === undefined) return [`the list stands in '${answer.rows ?? 'some property'}'`];
	if (rows === answer.rows) return [];
	const found = facts.at(answer.schema, rows);
	if ([found?.type].flat().includes('array')) return [];
	return [`the answer has no list '${rows}'${answer.rows ? ` but '${answer.rows}'` : ''}`];
}

function pageProblems(
	{ list, one, method, constants = {} }: Operation,
	api: Api,
	told: OperationFacts,
	facts: Facts,
): string[] {
	const { paging = '' } = told;
	// One thing is looked for, and two of it are too many.
	if (one) return [];
	if (!list) {
		return paging && told.answer.kind !== 'one' ? ['the answer has pages'] : [];
	}
	const pagination = pagesOf(list.paginated, api);
	const takes = (part: 'query' | 'body', name: string) => facts.at(told[part], name) !== undefined;
	if (!pagination) {
		const isWhole = Object.values(constants).includes(-1);
		const isSplit = !isWhole && /record_offset|batch_offset|offset\/limit/.test(paging);
		return isSplit ? [`the list has pages (${paging}), and \`paginated\` is not set`] : [];
	}
	if (pagination.kind === 'link') {
		const { sizeParameter } = pagination;
		return takes('query', sizeParameter) ? [] : [`the list takes no '${sizeParameter}'`];
	}
	const part = pagination.in ?? (method === 'GET' ? 'query' : 'body');
	const { offsetParameter, sizeParameter, more, last } = pagination;
	const wrongPlace =
		method === 'GET' && pagination.in !== 'query' ? ['a GET has no body for pages'] : [];
	const unknown = [offsetParameter, sizeParameter].filter((name) => !takes(part, name));
	const flags = [more, last].filter((one) => one && !facts.at(told.answer.schema, one));
	return [
		...wrongPlace,
		...unknown.map((name) => `the list takes no '${name}' in its ${part}`),
		...flags.map((name) => `the answer has no '${name}'`),
	];
}

function pagesOf(paginated: true | Pagination | undefined, api: Api): Pagination | undefined {
	return paginated === true ? api.pagination : paginated;
}

function simplifyProblems(entry: Entry, { answer }: OperationFacts, facts: Facts): string[] {
	const { name, simplify, list, output } = entry.operation;
	if (simplify && simplify.length > MOST_NAMES) {
		return [`\`simplify\` has ${simplify.length} names, and at most ${MOST_NAMES}`];
	}
	const row = rowOf(list?.rows ?? answer.rows, answer.schema, facts);
	if (!row || output || list?.flatten || entry.isUsed) return [];
	const names = Object.keys(row.properties ?? {});
	const isRead = (name === 'Get' || name === 'Get Many') && !givenWhole(entry);
	if (!simplify && isRead && names.length > MOST_NAMES) {
		return ['the answer has more than ten names and no `simplify`'];
	}
	if (names.length === 0) return [];
	const isKnown = (path: string) =>
		entry.service === 'thousandEyes'
			? facts.names.has(path.split('.').pop() as string)
			: facts.at(row, path) !== undefined;
	const unknown = (simplify ?? []).filter((path) => !isKnown(path));
	return unknown.map((path) => `\`simplify\` names '${path}', which the answer does not have`);
}

/** The type of one row: of a list one of its elements. */
function rowOf(
	rows: string | undefined,
	schema: Schema | undefined,
	facts: Facts,
): Schema | undefined {
	const whole = facts.resolve(rows ? facts.at(schema, rows) : schema);
	return whole?.items ? facts.resolve(whole.items) : whole;
}
