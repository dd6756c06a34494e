import { choice, date, flag, number, required, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { testIds } from '../../fields/ids';
import {
	duration,
	recurrence,
	windowName,
	windowsPath as path,
	windowStart,
	withTests,
} from '../../fields/suppressionWindow';
import { testsOfTag } from '../../fields/tag';
import { checkSuppression, suppressNow } from '../../suppressNow';
import { getTag } from '../tag/reading';

/** A window as it is described. */
export const create: Operation = {
	name: 'Create',
	action: 'Create a suppression window',
	description:
		'Create a window in which tests raise no alerts, once or again and again. Creating it twice makes two windows.',
	docs: page('create-alert-suppression-window'),
	method: 'POST',
	path,
	unordered: true,
	fields: [required(windowName), required(windowStart), required(duration), required(testIds), aid],
	collections: { additionalFields: recurrence, options: [withTests] },
};

/** The tests that there are. */
const tests: Operation = {
	name: 'Get Many',
	action: 'Get the tests to suppress',
	description: 'Retrieve all tests',
	method: 'GET',
	path: '/v7/tests',
	list: { rows: 'tests' },
	fields: [aid],
};

/** Silences tests from now on. */
export const suppress: Operation = {
	name: 'Suppress Now',
	action: 'Suppress alerts from now on',
	description:
		'Silence the alerts of some tests from now on for a time. Delete the window by its ID to end this early.',
	docs: page('create-alert-suppression-window'),
	method: 'POST',
	path,
	unordered: true,
	fields: [
		number('duration', 'How long to suppress alerts', {
			required: true,
			default: 60,
			least: 1,
			in: 'nowhere',
		}),
		choice('durationUnit', 'Unit of the duration', ['seconds', 'minutes', 'hours', 'days'], {
			default: 'minutes',
			in: 'nowhere',
		}),
		aid,
	],
	collections: {
		additionalFields: [
			flag('allEnabledTests', 'Whether all tests that are enabled now are meant', {
				in: 'nowhere',
			}),
			text('name', 'Name of the window. Empty means one of the workflow and the time.'),
			testsOfTag,
			testIds,
			date('until', 'When to end. This takes the place of the duration.', { in: 'nowhere' }),
		],
	},
	prepare: checkSuppression,
	run: (run, values) => suppressNow(run, values, { tests, tag: getTag, create }),
	uses: [tests, getTag, create],
};
