import type { IDataObject } from 'n8n-workflow';
import { required, text } from '../shared/operation/fields';
import type { Choice, Field, Operation, Values } from '../shared/operation/vocabulary';
import { API_ROOT } from './authentication';
import { guidOf, org, patternOf } from './fields/common';
import { createdBy, found, pattern, sortOptions, tagIdentifiers } from './fields/metadata';

/** What Liveboards and answers have in common: each is one of the objects that a search knows. */
export interface Kind {
	type: 'ANSWER' | 'LIVEBOARD';
	/** As it is written in a sentence. */
	one: string;
	many: string;
	/** The list that one of them is chosen from. */
	list: string;
}

const searchDocs = 'https://developers.thoughtspot.com/docs/rest-apiv2-metadata-search';
const docs = 'https://developers.thoughtspot.com/docs/fetch-data-and-report-apis';

/** Objects with all that is known of them are heavy: fewer at a time. */
export const sizeOf = ({ includeDetails, includeDependentObjects }: Values): number =>
	includeDetails === true || includeDependentObjects === true ? 50 : 500;

/** What whoever asks for data may be refused for. */
export const dataAdvice = {
	403: 'The user needs the privilege to download data: DATADOWNLOADING, or with role-based access CAN_DOWNLOAD_DETAILED_DATA.',
};

/** What every search of objects is. */
export const search = {
	docs: searchDocs,
	method: 'POST',
	path: `${API_ROOT}/metadata/search`,
	effect: 'safe',
	list: { paginated: true, size: sizeOf },
} satisfies Partial<Operation>;

/** How a search tells which object was meant. */
export const theObject = (thing: string) => ({
	by: 'identifier',
	thing,
	ids: ['metadata_id'],
	names: ['metadata_name'],
});

/** Objects as a list shows them. */
export const listed = (operation: Operation, given: Values = {}): Choice => ({
	operation,
	given: (_, filter) => ({ ...given, namePattern: patternOf(filter) }),
	value: ({ metadata_id: id }) => id,
	name: ({ metadata_name: name }) => [name],
	details: ({ metadata_header: header }) => [authorIn(header)],
});

/** Who made an object, as people know them. */
export function authorIn(header: unknown): unknown {
	const { authorName, authorDisplayName = authorName } = Object(header) as IDataObject;
	return authorDisplayName;
}

/** All objects of a kind. */
export const getMany = ({ type, many }: Kind, included: Field[]): Operation => ({
	...search,
	name: 'Get Many',
	action: `Get many ${many.toLowerCase()}`,
	description: `Retrieve the ${many} that the user can see`,
	constants: { 'metadata[].type': type },
	fields: [org],
	collections: { filters: [pattern, tagIdentifiers, createdBy, sortOptions, ...included] },
});

/** One object of a kind. */
export const getOne = ({ type, one, list }: Kind, included: Field[]): Operation => ({
	...search,
	name: 'Get',
	action: `Get ${article(one).toLowerCase()}`,
	description: `Retrieve one ${type === 'ANSWER' ? 'saved ' : ''}${one} by its name or GUID`,
	constants: { 'metadata[].type': type },
	fields: [found(list, labelOf(type)), org],
	collections: { additionalFields: included },
	one: theObject(one),
});

/** A call for the rows of an object. */
export const getData = ({ type, one }: Kind, id: Field) =>
	({
		name: 'Get Data',
		action: `Get the data of ${article(one).toLowerCase()}`,
		docs,
		method: 'POST',
		path: `${API_ROOT}/metadata/${type.toLowerCase()}/data`,
		effect: 'safe',
		heavy: true,
		constants: { data_format: 'COMPACT' },
		fields: [id, org],
		advice: dataAdvice,
	}) satisfies Partial<Operation>;

/** A call for an object as a file. */
export const exportReport = ({ type, one }: Kind) =>
	({
		name: 'Export Report',
		action: `Export ${article(one).toLowerCase()} as a file`,
		docs,
		method: 'POST',
		path: `${API_ROOT}/report/${type.toLowerCase()}`,
		effect: 'safe',
		heavy: true,
		accept: 'application/json, */*;q=0.8',
		output: fileOf,
		advice: dataAdvice,
	}) satisfies Partial<Operation>;

/** The queries that an object asks its warehouse. */
export const getSql = (kind: Kind, id: Field, additionalFields: Field[]): Operation => ({
	name: 'Get SQL',
	action: `Get the queries of ${article(kind.one).toLowerCase()}`,
	description: `Retrieve the SQL behind ${article(kind.one)}, one item for each query`,
	docs,
	method: 'POST',
	path: `${API_ROOT}/metadata/${kind.type.toLowerCase()}/sql`,
	effect: 'safe',
	list: { rows: 'sql_queries' },
	fields: [id, org],
	collections: { additionalFields },
});

const title = text('title', 'Title of the copy');
const description = text('description', 'Description of the copy', { rows: 2 });

/** A copy of an object, which belongs to the user of the credential. */
export const copy = ({ type, one, list }: Kind): Operation => ({
	name: 'Copy',
	action: `Copy ${article(one).toLowerCase()}`,
	description: `Create a copy of ${article(one)}; the answer holds the GUID of the copy`,
	docs: searchDocs,
	method: 'POST',
	path: `${API_ROOT}/metadata/copyobject`,
	unordered: true,
	constants: { type },
	fields: [
		required(guidOf('identifier', 'The object to copy', { label: labelOf(type), list })),
		org,
	],
	collections: { additionalFields: [description, title] },
});

const article = (one: string) => `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`;

const labelOf = (type: string) => type[0] + type.slice(1).toLowerCase();

/** The item of a file: what it was made of, in which format, and what came. */
function fileOf(row: IDataObject, values: Values): IDataObject {
	return {
		metadataIdentifier: (values.metadataIdentifier ?? values.sessionIdentifier) as string,
		fileFormat: values.fileFormat as string,
		...row,
	};
}
