import { choices, flag, number } from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/vocabulary';
import { RESULT_TYPES } from './results';

const nowhere = { in: 'nowhere' as const };

/** How results are waited for. */
export const waiting: Field[] = [
	choices(
		'resultTypes',
		'Which results to wait for. Empty means all that belong to the type of the test.',
		RESULT_TYPES.filter(([value]) => value !== 'bgp'),
		nowhere,
	),
	number('timeout', 'How long to wait, in seconds; then what is there is returned', {
		label: 'Max Wait for Results (Seconds)',
		least: 1,
		highest: 600,
		default: 180,
		...nowhere,
	}),
	number('minimumAgents', 'How many agents must have results. Empty means all of the test.', {
		least: 1,
		...nowhere,
	}),
	flag('failOnTimeout', 'Whether the item fails where results are still missing after that time', {
		label: 'Fail on Missing Results',
		...nowhere,
	}),
];

export const waitForResults = flag(
	'waitForResults',
	'Whether to wait for the results and return these',
	{ default: true, ...nowhere },
);
