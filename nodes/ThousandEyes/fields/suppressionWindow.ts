import {
	choice,
	choices,
	date,
	flag,
	number,
	object,
	required,
	text,
} from '../../shared/operation/fields';
import type { Check } from '../../shared/operation/vocabulary';
import { expand, lettered } from './common';

export const windowsPath = '/v7/alert-suppression-windows';

export const suppressionWindowId = required(
	lettered('suppressionWindowId', 'The suppression window to work with', {
		label: 'Suppression Window',
		list: 'searchSuppressionWindows',
		placeholder: 'e.g. 2411',
		byName: true,
	}),
);

export const windowName = text('name', 'Name of the window', {
	placeholder: 'e.g. Router upgrade',
});

export const windowStart = date(
	'startDate',
	"When the window begins, in the workflow's time zone unless it names another",
);

export const duration = number('duration', 'How long the window lasts, in seconds', {
	label: 'Duration (Seconds)',
	least: 60,
	default: 3600,
});

const calendarDay: Check = (value) =>
	/^\d{4}-\d\d-\d\d$/.test(String(value)) ? undefined : 'must be a day, for example 2026-12-31';

const unit: Array<[string, string]> = [
	['day', 'Day'],
	['month', 'Month'],
	['week', 'Week'],
];

export const recurrence = [
	flag('isEnabled', 'Whether the window takes effect', { label: 'Enabled', default: true }),
	object('repeat', 'How often the window comes back', [
		choice('type', 'How often', [...unit, ['custom', 'Custom', 'By the fields beside this one']], {
			default: 'week',
		}),
		choice('intervalType', 'Unit of a custom interval', unit, { default: 'week' }),
		number('intervalLength', 'How many of the unit a custom interval has', { least: 1 }),
		choices('daysOfWeek', 'Days of a custom interval', [
			['sun', 'Sunday'],
			['mon', 'Monday'],
			['tue', 'Tuesday'],
			['wed', 'Wednesday'],
			['thu', 'Thursday'],
			['fri', 'Friday'],
			['sat', 'Saturday'],
		]),
	]),
	object('endRepeat', 'When the window comes back for the last time', [
		choice('type', 'What ends it', ['count', 'date', 'never'], { default: 'never' }),
		number('count', 'How many times it comes', { least: 1 }),
		text('date', 'Last day on which it may come', {
			check: calendarDay,
			placeholder: 'e.g. 2026-12-31',
		}),
	]),
];

export const withTests = expand(['Tests', 'test']);
