import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Api, Field, Operation } from '../../nodes/shared/operation/vocabulary';
import type { Entry, Service } from './entries';
import type { Facts, OperationFacts, Schema } from './facts';
import { omitted as thousandEyes } from './omitted.thousandeyes';
import { omitted as thoughtSpot } from './omitted.thoughtspot';
import type { Omitted } from './omitted';

export const omitted: Record<Service, Omitted> = { thousandEyes, thoughtSpot };

/** What the facts take of an operation, and nobody offers or leaves out for a reason. */
export function unoffered(
	{ service, api, operation }: Entry,
	key: string,
	told: OperationFacts,
	facts: Facts,
	sent: Set<string>,
): string[] {
	const offered = new Set([...sent, ...byWords(operation, api)]);
	const free = freeIn(operation, api);
	const missing: string[] = [];
	const look = (schema: Schema | undefined, path: string) => {
		if (
			free.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`))
		)
			return;
		const type = facts.resolve(schema);
		if (type?.items) return look(type.items, `${path}[]`);
		for (const [name, inner] of Object.entries(facts.properties(type))) {
			const own = `${path}.${name}`;
			if (inner.deprecated || isOmitted(service, key, own) || free.includes(own)) continue;
			if (offered.has(own)) look(inner, own);
			else missing.push(`${own} is neither offered nor omitted`);
		}
	};
	look(told.query, 'query');
	look(told.body, 'body');
	return missing;
}

/** Whether an operation is left out for a reason. */
export const isLeftOut = (service: Service, key: string) =>
	omitted[service].operations.some(([keys]) => keys.test(key));

/** Whether something that an API takes is left out for a reason. */
export function isOmitted(service: Service, key: string, path: string): boolean {
	const { everywhere, at } = omitted[service];
	return (
		everywhere.some(([pattern]) => pattern.test(path)) ||
		at.some(([keys, pattern]) => keys.test(key) && pattern.test(path))
	);
}

/** What the words of an operation send: pages, and lists that are added to. */
function byWords({ list, merge, method }: Operation, api: Api): string[] {
	const pages = list?.paginated === true ? api.pagination : list?.paginated;
	const sets = Object.keys(merge?.sets ?? {}).map((name) => `body.${name}`);
	if (!pages) return sets;
	if (pages.kind === 'link') return [...sets, `query.${pages.sizeParameter}`];
	const part = pages.in ?? (method === 'GET' ? 'query' : 'body');
	return [...sets, `${part}.${pages.offsetParameter}`, `${part}.${pages.sizeParameter}`];
}

/** Places where anything can be sent: JSON, and all of a body with additional properties. */
function freeIn(operation: Operation, api: Api): string[] {
	const usual = ['GET', 'DELETE'].includes(operation.method) ? 'query' : 'body';
	const below = (fields: Field[], path: string): string[] =>
		fields.flatMap((field) => {
			const { name, type } = field.property;
			if (name === 'additionalProperties' || name === operation.body) return ['body'];
			const own = `${field.in ?? path}.${field.wire ?? api.wireName(name)}`;
			if (type === 'json') return [own];
			const list = type === 'fixedCollection' ? '[]' : '';
			return field.fields ? below(field.fields, own + list) : [];
		});
	return below(fieldsOf(operation), usual);
}
