import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Field, Values } from '../../nodes/shared/operation/vocabulary';
import type { INodePropertyOptions } from 'n8n-workflow';
import type { Entry } from './entries';

const PLACE = /\{(\/?)(\w+)\}/g;

/** One way through an operation: the choices that decide its path, and the key of the facts that they lead to. */
export interface Branch {
	chosen: Values;
	/** Optional IDs that stand in it. */
	ids: string[];
	key: string;
}

/** Every combination of choices that stand in the path of an operation. */
export function branchesOf({ operation }: Entry): Branch[] {
	const places = [...operation.path.matchAll(PLACE)].map(([, slash, name]) => ({ slash, name }));
	const fields = fieldsOf(operation);
	let branches: Branch[] = [{ chosen: {}, ids: [], key: `${operation.method} ${operation.path}` }];
	for (const { slash, name } of places) {
		const own = fields.filter(({ property }) => property.name === name);
		branches = branches.flatMap((branch) => {
			const ways =
				own.length > 0
					? own.flatMap((field) => waysOf(field, slash, branch.chosen))
					: [{ text: `${slash}{}` } as Way];
			return ways.map(({ value, text }) => ({
				chosen: value === undefined ? branch.chosen : { ...branch.chosen, [name]: value },
				ids: slash && text.endsWith('{}') ? [...branch.ids, name] : branch.ids,
				key: branch.key.replace(`{${slash}${name}}`, text),
			}));
		});
	}
	return uniqueOf(branches);
}

interface Way {
	value?: unknown;
	text: string;
}

/** What a place of a path may become: each choice of a drop-down, or an id. */
function waysOf(field: Field, slash: string, chosen: Values): Way[] {
	const options = field.property.options as INodePropertyOptions[] | undefined;
	const { show = {} } = field.property.displayOptions ?? {};
	const isShown = Object.entries(show).every(([shown, values]) => {
		const name = shown.replace(/^\//, '');
		return !(name in chosen) || (values as unknown[]).includes(chosen[name]);
	});
	if (!isShown) return slash ? [{ text: '' }] : [];
	if (!options || field.property.type !== 'options') {
		return [{ text: `${slash}{}` }, ...(slash ? [{ text: '' }] : [])];
	}
	return options.map(({ value }) => {
		const sent = field.encode ? field.encode(value) : value;
		return { value, text: sent === undefined ? '' : `${slash}${String(sent)}` };
	});
}

function uniqueOf(branches: Branch[]): Branch[] {
	const seen = new Set<string>();
	return branches.filter(({ chosen, key }) => {
		const text = JSON.stringify([chosen, key]);
		return !seen.has(text) && seen.add(text);
	});
}
