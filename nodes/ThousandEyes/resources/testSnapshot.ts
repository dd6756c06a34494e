import { date, flag, text } from '../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { anyTestId } from '../fields/cloudTests/types';
import { aid } from '../fields/common';

const HOUR_MS = 3_600_000;
/** The only spans that the API takes. */
const HOURS = [1, 2, 4, 6, 12, 24, 48];

const displayName = text('displayName', 'The name of the snapshot', { required: true });
const startDate = date('startDate', 'When the snapshot begins', { required: true });
const endDate = date(
	'endDate',
	`When the snapshot ends: ${HOURS.slice(0, -1).join(', ')} or 48 hours after its start, and not in the future`,
	{ required: true },
);
const isPublic = flag('isPublic', 'Whether everyone who has the link can see it');

function checkSpan(values: Values): Values {
	const [start, end] = [values.startDate, values.endDate].map((one) => Date.parse(String(one)));
	if (!HOURS.includes((end - start) / HOUR_MS)) {
		throw new InputProblem(
			'End Date',
			`must be ${HOURS.slice(0, -1).join(', ')} or 48 hours after 'Start Date'`,
		);
	}
	if (end > Date.now()) throw new InputProblem('End Date', 'must not be in the future');
	return values;
}

const create: Operation = {
	name: 'Create',
	action: 'Create a test snapshot',
	description:
		'Keep a span of the results of a test under a link for 30 days. A public one can be seen by everyone who has the link.',
	docs: 'https://developer.cisco.com/docs/thousandeyes/create-test-snapshot/',
	method: 'POST',
	path: '/v7/tests/{testId}/snapshot',
	unordered: true,
	fields: [anyTestId, displayName, startDate, endDate, aid],
	collections: { additionalFields: [isPublic] },
	prepare: checkSpan,
	notice:
		'An organization can create 5 snapshots in 5 minutes. For more of them, allow a longer Max Wait in the options.',
};

export const testSnapshot: Resource = {
	name: 'Test Snapshot',
	value: 'testSnapshot',
	first: 'create',
	operations: { create },
};
