import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { valueAt } from '../../shared/engine/pages';
import { json, text } from '../../shared/operation/fields';
import { secretsByName } from '../../shared/operation/secretNames';
import { simplify } from '../../shared/operation/standard';
import type { Operation, Produced, Resource, Run, Values } from '../../shared/operation/vocabulary';
import { aid } from '../fields/common';
import { body, headers, method, path, query, rowsProperty, safeToRepeat } from '../fields/request';
import { rowsIn } from './found';

const isRead = ({ method: verb, safeToRepeat: safe }: Values) => verb === 'GET' || safe === true;

const content = json('content', 'The body');
const secrets = json('secrets', 'What no error repeats', { secret: true, in: 'nowhere' });

/** The path with the query, in which a list repeats its name. */
function addressOf({ path: entered, query: parameters, aid: account }: Values): string {
	const all = { ...(parameters as IDataObject), ...(account !== undefined && { aid: account }) };
	const pairs = Object.entries(all).flatMap(([name, value]) =>
		[value]
			.flat()
			.map((one): [string, string] => [
				name,
				typeof one === 'object' ? JSON.stringify(one) : String(one),
			]),
	);
	const search = new URLSearchParams(pairs).toString();
	return `${String(entered)}${search === '' ? '' : `?${search}`}`;
}

/** The request that the values describe, as an operation that is asked like any other. */
function described(values: Values): Operation {
	const names = Object.keys(Object(values.headers) as IDataObject);
	return {
		name: 'Send',
		action: 'Send a request of your own',
		description: 'Send a request',
		method: values.method as IHttpRequestMethods,
		path: addressOf(values),
		effect: isRead(values) ? 'safe' : 'once',
		fields: [
			...names.map((name) => text(`header ${name}`, 'A header', { in: 'header', wire: name })),
			...(values.body === undefined ? [] : [content, secrets]),
		],
		...(values.body !== undefined && { body: 'content' }),
	};
}

async function* sent(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const { body: whole, headers: more, method: verb, rowsProperty: place } = values;
	const sentHeaders = Object.entries(Object(more) as Values);
	const given = {
		...Object.fromEntries(sentHeaders.map(([name, one]) => [`header ${name}`, one])),
		...(whole !== undefined && { content: whole, secrets: secretsByName(whole) }),
	};
	let isEmpty = false;
	const find = (answer: unknown): unknown[] => {
		isEmpty = answer === undefined || answer === null || answer === '';
		if (isEmpty) return [];
		if (values.simplify !== true) return [answer];
		if (place === undefined) return rowsIn(answer);
		return [valueAt(answer, String(place).split('.')) ?? []].flat();
	};
	const asked = described(values);
	if (verb === 'GET' || whole !== undefined) {
		const list = { find: (answer: unknown) => find(answer).map(asObject) };
		for await (const rows of run.pages({ ...asked, list }, given, run.limit)) {
			yield rows.map((row) => ({ json: row }));
		}
	} else {
		const { body: answer } = await run.answer(asked, given);
		yield find(answer)
			.slice(0, run.limit)
			.map((row) => ({ json: asObject(row) }));
	}
	if (isEmpty) yield [{ json: verb === 'DELETE' ? { deleted: true } : { success: true } }];
}

/** What is no object is given as the value of one. */
const asObject = (row: unknown): IDataObject =>
	(typeof row === 'object' && row !== null && !Array.isArray(row)
		? row
		: { value: row }) as IDataObject;

const send: Operation = {
	name: 'Send',
	action: 'Send a request of your own',
	description:
		'Send any request to the ThousandEyes API, for what has no operation of its own. It may read, change or delete.',
	docs: 'https://developer.cisco.com/docs/thousandeyes/',
	method: 'POST',
	path: '/v7/{path}',
	unordered: isRead,
	list: {},
	fields: [method, path, query, headers, body, aid, simplify],
	collections: { options: [rowsProperty, safeToRepeat] },
	mask: ['bearerToken', 'clientCertificate', 'clientSecret', 'password'],
	run: sent,
};

/** For what has no operation of its own. */
export const apiRequest: Resource = {
	name: 'API Request',
	value: 'apiRequest',
	first: 'send',
	operations: { send },
};
