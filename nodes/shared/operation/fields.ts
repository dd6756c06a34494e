import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { givenWhole } from './givenWhole';
import { byDisplayName, byName, labelOf } from './labels';
import type { Field } from './vocabulary';

/** n8n's linter wants the rows of a list sorted from here on. */
const MOST_UNSORTED = 5;

type Words = Omit<Field, 'property' | 'fields'>;

/** What a constructor's defaults may be overruled with, beside the words of a field. */
export interface More extends Words {
	label?: string;
	placeholder?: string;
	default?: INodeProperties['default'];
	required?: true;
	hint?: string;
	/** Lines of a text field. */
	rows?: number;
	least?: number;
	highest?: number;
	show?: IDisplayOptions['show'];
}

type Option = string | [value: string | number, name?: string, description?: string];

/** A text. */
export const text = (name: string, description: string, more: More = {}): Field =>
	field(name, /color$/i.test(name) ? 'color' : 'string', '', description, more);

/** Several texts: a list, or one text with commas between them. */
export const texts = (name: string, description: string, more: More = {}): Field =>
	text(name, description, { ...more, many: true });

/** A number; `least` and `highest` bound it. */
export function number(name: string, description: string, more: More = {}): Field {
	const { least, highest } = more;
	const inside = (value: unknown) =>
		Number(value) < (least ?? -Infinity) || Number(value) > (highest ?? Infinity)
			? `must be ${least === undefined ? '' : `at least ${least}`}${least !== undefined && highest !== undefined ? ' and ' : ''}${highest === undefined ? '' : `at most ${highest}`}`
			: undefined;
	return field(name, 'number', least ?? 0, description, { check: inside, ...more });
}

/** A boolean; its description begins with "Whether". */
export const flag = (name: string, description: string, more: More = {}): Field =>
	field(name, 'boolean', false, description, more);

/** A date and time; it is sent in UTC. */
export const date = (name: string, description: string, more: More = {}): Field =>
	field(name, 'dateTime', '', description, more);

/** The binary field of the item whose file is sent, of at most so many MB. */
export const upload = (name: string, description: string, mostMb: number, more: More = {}): Field =>
	text(name, description, {
		hint: 'The name of the input binary field that holds the file',
		file: { most: mostMb * 1024 * 1024 },
		...more,
	});

/** An object or a list as JSON, which its label says. */
export const json = (name: string, description: string, more: More = {}): Field =>
	field(name, 'json', '', description, { ...more, label: `${more.label ?? labelOf(name)} (JSON)` });

/** The same where nothing has to be entered: n8n marks empty JSON as an error. */
export const optionalJson = (name: string, description: string, more: More = {}): Field =>
	json(name, description, { default: '{}', ...more });

/** One of several words. */
export function choice(
	name: string,
	description: string,
	options: Option[],
	more: More = {},
): Field {
	const built = optionsOf(options);
	return withOptions(
		field(name, 'options', more.default ?? built[0].value, description, more),
		built,
	);
}

/** Some of several words. */
export const choices = (
	name: string,
	description: string,
	options: Option[],
	more: More = {},
): Field => withOptions(field(name, 'multiOptions', [], description, more), optionsOf(options));

/** An object: a collection of the fields that the user adds. */
export function object(name: string, description: string, fields: Field[], more: More = {}): Field {
	const built = field(name, 'collection', {}, description, {
		placeholder: 'Add Field',
		...more,
	});
	const options = [...fields.map(({ property }) => property), givenWhole];
	return { ...withOptions(built, byDisplayName(options)), fields };
}

/** A list of objects, each with all the fields. */
export function objects(
	name: string,
	description: string,
	fields: Field[],
	more: More = {},
): Field {
	const label = more.label ?? labelOf(name);
	const built = field(name, 'fixedCollection', {}, description, {
		placeholder: `Add ${label.replace(/s$/, '')}`,
		...more,
	});
	const own = fields.map(({ property }) => property);
	// A few stand in the order of thought; in a longer list one looks for a name.
	const values = own.length < MOST_UNSORTED ? own : byDisplayName(own);
	built.property.typeOptions = { ...built.property.typeOptions, multipleValues: true };
	built.property.options = [{ name: 'values', displayName: label.replace(/s$/, ''), values }];
	return { ...built, fields };
}

/** How an object is pointed at: from a list, by its name, by its ID. */
export interface Locating extends More {
	/** The choice (`Resource.choices`) that the list shows. */
	list?: string;
	/** What the list says while nothing is chosen; where empty means something, what it means. */
	empty?: string;
	/** The API finds it by ID alone, and the name is looked up in the list. */
	byName?: true;
	/** What the last mode is called: "By ID", or "By Name or ID" where the API takes both. */
	id?: string;
	/** A pattern of its IDs, and what is said of one that breaks it. */
	matches?: [regex: string, errorMessage: string];
}

/** One object of the service, as a resource locator. */
export function locator(name: string, description: string, more: Locating = {}): Field {
	const { list, empty, byName: named, id = 'By ID', matches, placeholder, ...rest } = more;
	const built = field(
		name,
		'resourceLocator',
		{ mode: list ? 'list' : 'id', value: '' },
		description,
		{
			...rest,
			...(named && list ? { named: list } : {}),
		},
	);
	built.property.modes = [
		...(list
			? [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list' as const,
						placeholder: empty ?? 'Choose…',
						typeOptions: { searchListMethod: list, searchable: true },
					},
				]
			: []),
		...(named ? [{ displayName: 'By Name', name: 'name', type: 'string' as const }] : []),
		{
			displayName: id,
			name: 'id',
			type: 'string' as const,
			...(placeholder && { placeholder }),
			...(matches && {
				validation: [
					{ type: 'regex', properties: { regex: matches[0], errorMessage: matches[1] } },
				],
			}),
		},
	];
	return built;
}

/** The same field, to be filled in. */
export const required = (one: Field): Field => ({
	...one,
	property: { ...one.property, required: true },
});

/** The same field, which may be left empty. */
export function optional(one: Field): Field {
	const property = { ...one.property };
	delete property.required;
	return { ...one, property };
}

/** The same field, shown where another one has one of these values; in a collection `/name` is one outside of it. */
export function where(name: string, values: Array<string | number | boolean>, one: Field): Field {
	const show = { ...one.property.displayOptions?.show, [name]: values };
	return {
		...one,
		property: { ...one.property, displayOptions: { ...one.property.displayOptions, show } },
	};
}

/** The same field with other words: `but(name, { description: '…', wire: 'other' })`. */
export function but(
	one: Field,
	{ label, description, ...more }: More & { description?: string },
): Field {
	const { words, shown } = apart(more);
	return {
		...one,
		...words,
		property: {
			...one.property,
			...shown,
			...(label && { displayName: label }),
			...(description && { description }),
		},
	};
}

/** How the API takes several values in one text. */
export const byCommas = (words: unknown) => (words as string[]).join();

function field(
	name: string,
	type: INodeProperties['type'],
	otherwise: INodeProperties['default'],
	description: string,
	more: More,
): Field {
	const { label = labelOf(name), ...rest } = more;
	const { words, shown } = apart(rest);
	const typeOptions = typeOptionsOf(more);
	return {
		property: {
			displayName: label,
			name,
			type,
			...(typeOptions && { typeOptions }),
			default: otherwise,
			...shown,
			description,
		},
		...words,
	};
}

const SHOWN = [
	'label',
	'default',
	'placeholder',
	'required',
	'hint',
	'show',
	'rows',
	'least',
	'highest',
];

/** The words of a field, apart from what is shown. */
function apart(more: More) {
	const { default: own, placeholder, required: filled, hint, show } = more;
	const words = Object.entries(more).filter(([name]) => !SHOWN.includes(name));
	return {
		words: Object.fromEntries(words) as Words,
		shown: {
			...(own !== undefined && { default: own }),
			...(filled && { required: true }),
			...(placeholder && { placeholder }),
			...(hint && { hint }),
			...(show && { displayOptions: { show } }),
		},
	};
}

function typeOptionsOf({ secret, rows, least, highest }: More): INodeProperties['typeOptions'] {
	const options = {
		...(secret && !rows && { password: true }),
		...(rows && { rows }),
		...(least !== undefined && { minValue: least }),
		...(highest !== undefined && { maxValue: highest }),
	};
	return Object.keys(options).length > 0 ? options : undefined;
}

function withOptions(one: Field, options: INodeProperties['options']): Field {
	one.property.options = options;
	return one;
}

function optionsOf(options: Option[]): INodePropertyOptions[] {
	return byName(
		options.map((option) => {
			const [value, name, description] = typeof option === 'string' ? [option] : option;
			return {
				name: name ?? labelOf(String(value)),
				value,
				...(description && { description }),
			};
		}),
	);
}
