import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../http/call';
import { effectOf } from '../operation/effect';
import { Body } from '../operation/place';
import { shownFields } from '../operation/shown';
import { fieldsOf } from '../operation/standard';
import {
	InputProblem,
	type Api,
	type Field,
	type Operation,
	type Place,
	type Values,
} from '../operation/vocabulary';
import { redactor } from '../signing/signing';

const TEMPLATE = /\{(\/?)(\w+)\}/g;

/** Builds the call of an operation for one item's values, which are checked already. */
export function buildCall(api: Api, operation: Operation, values: Values): Call {
	const prepared = operation.prepare?.(values) ?? values;
	const fields = shownFields(fieldsOf(operation), prepared);
	const { method, path } = operation;
	const url = path.replace(TEMPLATE, (_, slash: string, name: string) => {
		const field = fields.find(({ property }) => property.name === name);
		const value = encode(api, field, prepared[name]);
		if (value === undefined && slash) return '';
		return slash + pathSegment(field, value);
	});
	const { query, body, headers, session, takesBody } = travelling(api, operation, fields, prepared);
	const secrets = [values, prepared].flatMap((all) => secretsOf(fields, all));
	const named = Object.keys(prepared).filter((name) => prepared[name] !== undefined);
	return {
		what: operation.action,
		operation: `${method} ${path}`,
		effect: effectOf(operation),
		...(operation.advice && { advice: operation.advice }),
		...(operation.mints && { mints: true }),
		method,
		url,
		byId: /\{\w/.test(path) || named.some((name) => /(Id|[Ii]dentifier)s?$/.test(name)),
		...(Object.keys(query).length > 0 || method === 'GET' ? { qs: query } : {}),
		...(takesBody ? { body } : {}),
		...(takesBody && operation.form ? { form: true } : {}),
		...(Object.keys(headers).length > 0 ? { headers } : {}),
		...(session !== undefined ? { session } : {}),
		...(operation.accept ? { accept: operation.accept } : {}),
		...(secrets.length > 0 ? { redact: redactor(secrets) } : {}),
	};
}

/** What a body would hold of some values: also the changes of a merge. */
export function bodyOf(api: Api, operation: Operation, values: Values): IDataObject {
	const prepared = operation.prepare?.(values) ?? values;
	const fields = shownFields(fieldsOf(operation), prepared);
	return travelling(api, operation, fields, prepared).body as IDataObject;
}

interface Travelling {
	query: IDataObject;
	body: IDataObject | unknown[];
	headers: Record<string, string>;
	session?: string;
	takesBody: boolean;
}

function travelling(
	api: Api,
	{ method, path, constants = {}, body: whole, list }: Operation,
	fields: Field[],
	values: Values,
): Travelling {
	const usual: Place = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
	const inPath = new Set([...path.matchAll(TEMPLATE)].map(([, , name]) => name));
	const places = { query: new Body(), body: new Body() };
	const headers: Record<string, string> = {};
	let takesBody = usual === 'body' && (list !== undefined || whole !== undefined);
	let session: string | undefined;
	let content: unknown;
	for (const [wire, value] of Object.entries(constants)) {
		places[usual as 'query' | 'body'].put(wire, value);
		takesBody ||= usual === 'body';
	}
	const known = new Map(fields.map((field) => [field.property.name, field]));
	for (const { in: place = usual, property } of fields) {
		takesBody ||= place === 'body' && !inPath.has(property.name);
	}
	for (const [name, value] of Object.entries(values)) {
		const field = known.get(name);
		const place = field?.in ?? usual;
		if (value === undefined || inPath.has(name) || place === 'nowhere') continue;
		const encoded = encode(api, field, value);
		if (encoded === undefined) continue;
		if (place === 'session') session = String(encoded);
		else if (place === 'header') headers[field?.wire ?? name] = String(encoded);
		else if (name === whole) content = encoded;
		else places[place].put(field?.wire ?? api.wireName(name), encoded);
	}
	const filled = content ?? places.body.content;
	const sent = takesBody || Object.keys(filled as object).length > 0;
	return {
		query: places.query.content,
		body: filled as IDataObject,
		headers,
		session,
		takesBody: sent,
	};
}

/** A value as it is sent; what consists of fields is built from theirs, unless it has a shape of its own. */
function encode(api: Api, field: Field | undefined, value: unknown): unknown {
	if (!field || value === undefined) return value;
	if (field.encode) return field.encode(value);
	const { fields: inner } = field;
	if (!inner) return value;
	if (Array.isArray(value)) return value.map((row) => objectOf(api, inner, row as Values));
	return objectOf(api, inner, value as Values);
}

function objectOf(api: Api, fields: Field[], values: Values): IDataObject {
	const body = new Body();
	for (const field of shownFields(fields, values)) {
		const { name } = field.property;
		const encoded = field.in === 'nowhere' ? undefined : encode(api, field, values[name]);
		if (encoded !== undefined) body.put(field.wire ?? api.wireName(name), encoded);
	}
	return body.content;
}

/** The secrets that some values hold. */
export function secretsOf(fields: Field[], values: Values): string[] {
	return fields.flatMap((field) => secretsIn(field, values[field.property.name]));
}

/** The secrets in a value, at every depth. */
function secretsIn(field: Field, value: unknown): string[] {
	if (value === undefined || value === null) return [];
	if (field.secret) return leavesOf(value);
	if (!field.fields) return [];
	const { fields } = field;
	const rows = [value].flat() as Values[];
	return rows.flatMap((row) => secretsOf(fields, Object(row) as Values));
}

function leavesOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [String(value)];
	return Object.values(value).flatMap(leavesOf);
}

/** One segment of a path: nothing in it may climb out of its place. */
function pathSegment(field: Field | undefined, value: unknown): string {
	const text = String(value ?? '');
	if (text === '' || /^\.+$/.test(text)) {
		throw new InputProblem(field?.property.displayName ?? 'ID', 'is not an ID');
	}
	return encodeURIComponent(text);
}
