import { required, text } from '../../shared/operation/fields';
import { guid, identifier, names } from './common';

export const query = text('query', 'What to ask, in plain words', {
	rows: 2,
	most: 20_000,
	required: true,
	placeholder: 'e.g. Sales by region last month',
});

/** The model that is asked, where the service calls it an object. */
export const asked = required(
	identifier('metadataIdentifier', 'The model to ask', {
		label: 'Data Source',
		list: 'searchTables',
		id: 'By ID',
		placeholder: guid,
	}),
);

/** The model that instructions belong to. */
export const instructed = required(
	identifier('dataSourceIdentifier', 'The model that the instructions are for', {
		label: 'Data Source',
		list: 'searchTables',
		id: 'By ID',
		placeholder: guid,
	}),
);

export const ids = (name: string, label: string) =>
	names(name, 'What the questions are about', {
		label,
		placeholder: guid,
		wire: `metadata_context.${name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`)}`,
	});

/** Lines of text, each of them one instruction. */
export const linesOf = (value: unknown): string[] =>
	String(value)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
