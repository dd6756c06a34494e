import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { org } from '../../nodes/ThoughtSpot/fields/common';
import { fieldsOf } from '../../nodes/shared/operation/standard';
import type { Field } from '../../nodes/shared/operation/vocabulary';
import type { Entry } from './entries';
import { hasItsOrg, unlisted } from './exceptions';

/** Names that keep their capital letter. */
const NAMES = new Set([
	'Git',
	'Azure',
	'Liveboard',
	'Liveboards',
	'Answer',
	'Spotter',
	'Enterprise',
	'Cloud',
]);

/** What an entry says otherwise than entries do. */
export function wordProblems(entry: Entry): string[] {
	const { api, operation, key } = entry;
	const { action, description, docs = api.docs, method, path, list, name } = operation;
	const fields = fieldsOf(operation);
	const places = [...path.matchAll(/\{(\/?)(\w+)\}/g)];
	const root = api.service === 'ThousandEyes' ? /^\/v[67]\// : /^\/api\/rest\/2\.0\//;
	return [
		...says(/^[A-Z].*[^.]$/.test(action), `action '${action}' is no sentence without a full stop`),
		...says(isSentence(action), `action '${action}' is not in sentence case`),
		...says(description.trim() !== '', 'it has no description'),
		...says(/^https:\/\//.test(docs), 'its documentation has no address'),
		...says(root.test(path), `'${path}' is no path of this API`),
		...says(/^[A-Z]+$/.test(method), `'${method}' is no method`),
		...says(key !== 'getAll' || name === 'Get Many', "getAll is called 'Get Many'"),
		...says(
			key !== 'getAll' || list !== undefined || operation.run !== undefined,
			'getAll is a list',
		),
		...places.flatMap((one) => placeProblems(one, fields)),
		...says(
			entry.service !== 'thoughtSpot' || hasItsOrg(entry) || fields.includes(org),
			'it has no field for the org of an item',
		),
		...twins(fields),
		...fields.flatMap((field) => [...fieldProblems(field), ...idProblems(field)]),
	];
}

/** Words begin in small letters, but for names and abbreviations. */
function isSentence(action: string): boolean {
	const [, ...rest] = action.split(/\s+/);
	return rest.every((word) => !/^[A-Z][a-z]+$/.test(word) || NAMES.has(word));
}

const says = (holds: boolean, problem: string) => (holds ? [] : [problem]);

/** What a path cannot do without is required, or a word that is always chosen; `{/name}` may be left out. */
function placeProblems([, optional, name]: RegExpMatchArray, fields: Field[]): string[] {
	const filling = fields.filter(({ property }) => property.name === name);
	if (filling.length === 0) return [`no field fills {${name}}`];
	const isRequired = filling.every(
		({ property }) => property.required || property.type === 'options',
	);
	return says(optional !== '' || isRequired, `{${name}} is in the path, but not required`);
}

/** Fields of one name of which two could be shown at once. */
function twins(fields: Field[]): string[] {
	const plain = fields.filter(({ property }) => !property.displayOptions);
	const names = plain.map(({ property }) => property.name);
	const doubled = names.filter((name, index) => names.indexOf(name) !== index);
	return doubled.map((name) => `two fields are called '${name}'`);
}

function fieldProblems({ property, fields = [] }: Field): string[] {
	const { type, description = '', displayName } = property;
	const wrong = (problem: string) => `${displayName}: ${problem}`;
	return [
		...says(description.trim() !== '', wrong('it has no description')),
		...says(
			type !== 'boolean' || description.startsWith('Whether '),
			wrong("the description of a boolean begins with 'Whether'"),
		),
		...says(type !== 'json' || /\(JSON\)$/.test(displayName), wrong('its label does not say JSON')),
		...says(isSorted(property), wrong('its options are not sorted')),
		...twins(fields),
		...fields.flatMap((one) => fieldProblems(one)).map(wrong),
	];
}

/** Words are sorted by their names; ranks, sizes and levels follow each other, and "All" may stand first. */
function isSorted({ options = [], type }: INodeProperties): boolean {
	if (type !== 'options' && type !== 'multiOptions') return true;
	const names = (options as INodePropertyOptions[]).map((one) => one.name);
	if (names.some((one) => /\d/.test(one))) return true;
	const rest = names[0] === 'All' ? names.slice(1) : names;
	return rest.every((one, index) => index === 0 || rest[index - 1].localeCompare(one) <= 0);
}

/** What a user points at is chosen from a list, unless there is none. */
function idProblems({ property, many, in: place }: Field): string[] {
	const { name, type, modes = [], displayName } = property;
	if (unlisted(name) !== undefined || place === 'nowhere') return [];
	const isText = /(Id|Identifier)$/.test(name) && type === 'string' && !many;
	const isAlone = type === 'resourceLocator' && !modes.some((mode) => mode.name === 'list');
	return says(!isText && !isAlone, `${displayName}: an ID is chosen from a list`);
}
