import type { IDataObject } from 'n8n-workflow';
import { wholeNumber } from '../../shared/operation/checks';
import { choice, number, object, text } from '../../shared/operation/fields';
import type { Check, Values } from '../../shared/operation/vocabulary';

/** Schedules start at full five minutes, whatever the rest of an expression says. */
const fives: Check = (value) =>
	(String(value).match(/\d+/g) ?? []).every((digits) => Number(digits) % 5 === 0)
		? undefined
		: 'must be a multiple of 5';

const part = (name: string, placeholder: string, check?: Check) =>
	text(name, 'As in a cron expression', { placeholder, ...(check && { check }) });

const cronExpression = object('cronExpression', 'Each part of a cron expression by itself', [
	part('second', '0'),
	part('minute', '0', fives),
	part('hour', '9'),
	part('dayOfMonth', '*'),
	part('month', '*'),
	part('dayOfWeek', '1'),
]);

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When a schedule runs, in words or as a cron expression. */
export const frequency = object(
	'frequency',
	'When to send: every hour, day, week or month at a time, or by a cron expression',
	[
		choice('every', 'How often to send', ['day', 'hour', 'month', 'week']),
		number('hour', 'Hour of the day', { least: 0, highest: 23, default: 9 }),
		number('minute', 'Minute of the hour, a multiple of 5', { highest: 55, check: fives }),
		choice(
			'dayOfWeek',
			'Day on which a weekly schedule sends',
			DAYS.map((day, index) => [String(index), day]),
			{ default: '1' },
		),
		number('dayOfMonth', 'Day on which a monthly schedule sends', {
			least: 1,
			highest: 31,
			check: wholeNumber(1),
		}),
		cronExpression,
	],
	{ encode: (value) => ({ cron_expression: cronOf(value as Values) }) },
);

function cronOf({ cronExpression: given, ...words }: Values): IDataObject {
	if (given !== undefined) return sixOf(given as Values);
	const { every = 'day', hour = 0, minute = 0, dayOfWeek = 1, dayOfMonth = 1 } = words;
	return sixOf({
		minute,
		...(every !== 'hour' && { hour }),
		...(every === 'week' && { dayOfWeek }),
		...(every === 'month' && { dayOfMonth }),
	});
}

/** The service wants all six, as text. */
function sixOf(given: Values): IDataObject {
	const { second = 0, minute = 0, hour = '*' } = given;
	const { dayOfMonth = '*', month = '*', dayOfWeek = '*' } = given;
	const six = { second, minute, hour, day_of_month: dayOfMonth, month, day_of_week: dayOfWeek };
	return Object.fromEntries(Object.entries(six).map(([name, value]) => [name, String(value)]));
}
