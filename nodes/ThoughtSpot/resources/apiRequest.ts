import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { valueAt } from '../../shared/engine/pages';
import { json as jsonField } from '../../shared/operation/fields';
import { secretsByName } from '../../shared/operation/secretNames';
import type {
	List,
	Operation,
	Pagination,
	Produced,
	Resource,
	Run,
	Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';
import {
	binaryField,
	body,
	bodyIn,
	fileName,
	method,
	onlyReads,
	pageSize,
	pagination,
	path,
	query,
	responseFormat,
	rowsProperty,
} from '../fields/request';

const isRead = (values: Values): boolean => values.method === 'GET' || values.onlyReads === true;

/** The address below the API, with the query in it. */
function addressOf({ path: entered, query: parameters }: Values): string {
	const below = String(entered).replace(/^\/?(api\/rest\/2\.0\/)?/, '');
	const pairs = Object.entries((parameters ?? {}) as IDataObject).flatMap(([name, value]) =>
		[value].flat().map((one): [string, string] => [name, textOf(one)]),
	);
	const search = new URLSearchParams(pairs).toString();
	return `${API_ROOT}/${below}${search === '' ? '' : `?${search}`}`;
}

const textOf = (value: unknown) =>
	typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

const NAMES: Record<string, [offset: string, size: string]> = {
	record: ['record_offset', 'record_size'],
	offset: ['offset', 'limit'],
	batch: ['batch_offset', 'batch_size'],
};

/** How the list goes on, in the query of a GET and of what pages by offset and limit, else in the body. */
function listOf({
	method: verb,
	pagination: kind,
	rowsProperty: rows,
	pageSize: size,
}: Values): List {
	const names = NAMES[String(kind)];
	const paginated: Pagination | undefined = names && {
		kind: 'offset',
		offsetParameter: names[0],
		sizeParameter: names[1],
		size: Number(size ?? 500),
		in: verb === 'GET' || kind === 'offset' ? 'query' : 'body',
	};
	return { ...(rows !== undefined && { rows: String(rows) }), ...(paginated && { paginated }) };
}

const whole = jsonField('body', 'The body');

const secrets = jsonField('secrets', 'What no error repeats', { secret: true, in: 'nowhere' });

/** The request that the values describe, as an operation that is asked like any other. */
function described(values: Values): Operation {
	const { method: verb, body: sent } = values;
	const isFile = values.responseFormat === 'file';
	const format = values.responseFormat;
	return {
		name: 'Send',
		action: 'Send a request to the API',
		description: 'Send a request',
		method: verb as IHttpRequestMethods,
		path: addressOf(values),
		effect: isRead(values) ? 'safe' : 'once',
		fields: [...(sent === undefined ? [] : [whole, secrets]), org],
		...(sent !== undefined && { body: 'body' }),
		...(format !== 'json' && { accept: 'application/json, */*;q=0.8' }),
		...(format === 'text' && { plain: true as const }),
		...(isFile && { file: { name: () => 'file' } }),
	};
}

async function* sent(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const operation = described(values);
	const { body: content, org: inOrg } = values;
	const given = {
		...(content !== undefined && { body: content, secrets: secretsByName(content) }),
		org: inOrg,
	};
	const { responseFormat: format, pagination: kind, rowsProperty: rows } = values;
	if (format === 'file') {
		const { binaryPropertyName, fileName: name } = values;
		yield [await run.file(operation, { ...given, binaryPropertyName, fileName: name })];
	} else if (format === 'text') {
		const { body: text, status } = await run.answer(operation, given);
		yield [{ json: { text: String(text ?? ''), status } }];
	} else if (kind !== undefined && kind !== 'none') {
		const list = { ...operation, list: listOf(values) };
		for await (const page of run.pages(list, given, run.limit)) {
			yield page.map((json) => ({ json }));
		}
	} else {
		const { body: answer, status } = await run.answer(operation, given);
		yield itemsIn(answer, rows, status).slice(0, run.limit);
	}
}

/** One item for each element of a list, and one for anything else. */
function itemsIn(answer: unknown, rows: unknown, status: number): Produced[] {
	const found = rows === undefined ? answer : valueAt(answer, String(rows).split('.'));
	if (found === undefined || found === null || found === '') {
		return [{ json: { success: true, status } }];
	}
	return [found].flat().map((one) => ({
		json: (typeof one === 'object' && one !== null ? one : { value: one }) as IDataObject,
	}));
}

const send: Operation = {
	name: 'Send',
	action: 'Send a request of your own',
	description:
		'Send any request of the REST API v2, for what has no operation of its own. It may read, change or delete.',
	docs: 'https://developers.thoughtspot.com/docs/rest-apiv2-reference',
	method: 'POST',
	path: `${API_ROOT}/{path}`,
	unordered: isRead,
	list: {},
	fields: [method, path, query, body, onlyReads, responseFormat, pagination, org],
	collections: { options: [pageSize, rowsProperty, binaryField, fileName] },
	prepare: (values) => ({ ...values, body: bodyIn(values.body) }),
	run: sent,
};

export const apiRequest: Resource = {
	name: 'API Request',
	value: 'apiRequest',
	first: 'send',
	operations: { send },
};
