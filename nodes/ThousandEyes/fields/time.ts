import { timeSpan } from '../../shared/operation/checks';
import { InputProblem, type Field, type Values } from '../../shared/operation/vocabulary';

export const timeWindow: Field = {
	property: {
		displayName: 'Window',
		name: 'window',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12h',
		description:
			'How far to look back from now: a number and s, m, h, d or w. Cannot be combined with Start Date and End Date.',
	},
	check: timeSpan,
};

export const startDate: Field = {
	property: {
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		description:
			"Start of the range to look at, in the workflow's time zone unless it names another",
	},
};

export const endDate: Field = {
	property: {
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		default: '',
		description:
			"End of the range to look at, in the workflow's time zone unless it names another. Empty means now.",
	},
};

/** The range that was asked for: a window or dates, not both. */
export function checkRange(values: Values): Values {
	const dated = values.startDate !== undefined || values.endDate !== undefined;
	if (values.window !== undefined && dated) {
		throw new InputProblem('Window', "cannot be combined with 'Start Date' or 'End Date'");
	}
	if (values.endDate !== undefined && values.startDate === undefined) {
		throw new InputProblem('End Date', "needs a 'Start Date'");
	}
	// Both are in UTC by now, where the later one is the greater text.
	if (values.endDate !== undefined && String(values.endDate) < String(values.startDate)) {
		throw new InputProblem('End Date', "is before 'Start Date'");
	}
	return values;
}
