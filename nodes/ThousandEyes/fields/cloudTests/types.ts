import { choice, required } from '../../../shared/operation/fields';
import { numbered } from '../common';
import { TYPES } from './names';

/** The type of a test, which is a part of its address. */
export const testType = choice(
	'testType',
	'The type of the test; a test is only found under its own type',
	TYPES,
	{ default: 'http-server', required: true },
);

export const testTypeOrAll = choice(
	'testType',
	'The type of the tests to return',
	[['all', 'All'], ...TYPES],
	{ default: 'all', encode: (value) => (value === 'all' ? undefined : value) },
);

/** All but BGP, which has nothing to run. */
export const instantType = choice(
	'testType',
	'The type of the test',
	TYPES.filter(([value]) => value !== 'bgp'),
	{ default: 'http-server', required: true },
);

/** A test of any type, where the type is no part of the address. */
export const anyTestId = required(
	numbered('testId', 'The Cloud and Enterprise Agent test to work with', {
		label: 'Test',
		list: 'searchTests',
		placeholder: 'e.g. 202701',
	}),
);
