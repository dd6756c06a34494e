import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../http/call';
import {
	InputProblem,
	type Api,
	type Field,
	type Operation,
	type Values,
} from '../operation/vocabulary';
import { redactor } from '../signing/signing';

const PLACE = /\{(\/?)(\w+)\}/g;

/** Builds the call of an operation for one item's values, which are checked already. */
export function buildCall(api: Api, operation: Operation, path: string, values: Values): Call {
	const fields = fieldsOf(operation);
	const prepared = operation.prepare?.(values) ?? values;
	const wire: IDataObject = {};
	const url = path.replace(PLACE, (_, slash: string, name: string) => {
		const field = fields.find(({ property }) => property.name === name);
		const value = encode(field, prepared[name]);
		if (value === undefined && slash) return '';
		return slash + pathSegment(field, value);
	});
	for (const [name, value] of Object.entries(prepared)) {
		if (value === undefined || path.includes(`{${name}}`) || path.includes(`{/${name}}`)) continue;
		const field = fields.find(({ property }) => property.name === name);
		const encoded = encode(field, value);
		if (encoded !== undefined) wire[field?.wire ?? api.wireName(name)] = encoded as IDataObject;
	}
	const takesInput = fields.length > 0 || operation.list !== undefined;
	const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
	const secrets = fields
		.filter(({ secret }) => secret)
		.map(({ property }) => values[property.name]);
	const named = Object.keys(prepared).filter((name) => prepared[name] !== undefined);
	return {
		what: operation.action,
		operation: `${operation.method} ${path}`,
		effect: operation.effect ?? (operation.method === 'GET' ? 'read' : 'change'),
		method: operation.method,
		url,
		byId: /\{\w/.test(path) || named.some((name) => /(Id|Identifier)s?$/.test(name)),
		...(inQuery ? { qs: wire } : takesInput ? { body: wire } : {}),
		...(secrets.some(Boolean) ? { redact: redactor(secrets) } : {}),
	};
}

/** All fields of an operation, also those in collections. */
export function fieldsOf(operation: Operation): Field[] {
	return [...(operation.fields ?? []), ...Object.values(operation.collections ?? {}).flat()];
}

function encode(field: Field | undefined, value: unknown): unknown {
	return field?.encode && value !== undefined ? field.encode(value) : value;
}

/** One segment of a path: nothing in it may climb out of its place. */
function pathSegment(field: Field | undefined, value: unknown): string {
	const text = String(value ?? '');
	if (text === '' || /^\.+$/.test(text)) {
		throw new InputProblem(field?.property.displayName ?? 'ID', 'is not an ID');
	}
	return encodeURIComponent(text);
}
