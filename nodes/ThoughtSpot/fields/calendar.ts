import { choice, required, text } from '../../shared/operation/fields';
import type { Check } from '../../shared/operation/vocabulary';
import { guid, identifier, inPath } from './common';

const FORM = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\/(\d\d)\/(\d{4}))$/;

const day: Check = (value) =>
	FORM.test(String(value)) ? undefined : 'must be a day such as 2026-01-31';

/** The service takes days as Americans write them. */
function american(value: unknown): string {
	const [, year, month, date] = FORM.exec(String(value)) ?? [];
	return year === undefined ? String(value) : `${month}/${date}/${year}`;
}

const dayField = (name: string, description: string) =>
	text(name, description, { placeholder: 'e.g. 2026-01-31', check: day, encode: american });

export const startDate = dayField('startDate', 'First day of the calendar');

export const endDate = dayField('endDate', 'Last day of the calendar');

const MONTHS =
	'January February March April May June July August September October November December';

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';

const words = (text_: string) => text_.split(' ').map((word): [string, string] => [word, word]);

/** How the year is divided. */
export const shape = [
	choice(
		'calendarType',
		'How quarters are made of weeks',
		[
			['FIVE_FOUR_FOUR', '5-4-4'],
			['FOUR_FIVE_FOUR', '4-5-4'],
			['FOUR_FOUR_FIVE', '4-4-5'],
			['MONTH_OFFSET', 'Months'],
		],
		{ default: 'MONTH_OFFSET' },
	),
	choice('monthOffset', 'Month that the year begins with', words(MONTHS), { default: 'January' }),
	choice('startDayOfWeek', 'Day that the week begins with', words(DAYS), { default: 'Sunday' }),
];

/** What stands in front of the names of quarters and years. */
export const prefixes = [
	text('quarterNamePrefix', 'What stands in front of the number of a quarter', {
		placeholder: 'e.g. Q',
	}),
	text('yearNamePrefix', 'What stands in front of the number of a year', {
		placeholder: 'e.g. FY',
	}),
];

const anyCalendar = identifier('calendarIdentifier', 'The calendar to work with', {
	label: 'Calendar',
	list: 'searchCalendars',
	placeholder: 'e.g. Fiscal',
});

export const calendarInPath = inPath(anyCalendar);

export const tableConnection = required(
	identifier('connectionIdentifier', 'The connection that the table of the calendar is in', {
		label: 'Connection',
		list: 'searchConnections',
		placeholder: guid,
		wire: 'table_reference.connection_identifier',
	}),
);

export const tableName = required(
	text('tableName', 'Table that holds the calendar', { wire: 'table_reference.table_name' }),
);

/** Where else the table stands. */
export const tablePlace = [
	text('databaseName', 'Database of the table', { wire: 'table_reference.database_name' }),
	text('schemaName', 'Schema of the table', { wire: 'table_reference.schema_name' }),
];

/** Where the days come from. */
export const METHODS: Array<[value: string, name: string]> = [
	['FROM_EXISTING_TABLE', 'From Existing Table'],
	['FROM_INPUT_PARAMS', 'From What Is Entered Here'],
];
