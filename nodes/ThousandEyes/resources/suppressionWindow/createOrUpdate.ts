import { required } from '../../../shared/operation/fields';
import { dryRun, ofFields } from '../../../shared/operation/standard';
import type { Operation } from '../../../shared/operation/vocabulary';
import { creatingOrUpdating } from '../../createOrUpdate';
import { checkNew, type Upsert } from '../../createOrUpdate/upsert';
import { page } from '../../docs';
import { aid, ifExists, orUnchanged, withoutZero } from '../../fields/common';
import { testIds } from '../../fields/ids';
import {
	duration,
	recurrence,
	windowName,
	windowsPath as path,
	windowStart,
} from '../../fields/suppressionWindow';
import { create } from './creating';
import { get, getAll } from './reading';
import { update } from './writing';

const fields = [required(windowName), windowStart, orUnchanged(duration), testIds, aid];

const windows: Upsert = {
	thing: 'suppression window',
	by: ['name'],
	id: ['suppressionWindowId', 'alertSuppressionWindowId'],
	list: getAll,
	within: ['aid'],
	create,
	update,
	created(values) {
		checkNew('suppression window', fields, ['startDate', 'duration', 'testIds'], values);
		return ofFields(create, values);
	},
	differing: ({ changes, ...rest }) => ({
		...rest,
		changes: changes.filter(({ field, from, to }) => field !== 'startDate' || !sameTime(from, to)),
	}),
};

/** A window by its name. */
export const createOrUpdate: Operation = {
	name: 'Create or Update',
	action: 'Create or update a suppression window',
	description:
		'Create a suppression window, or change the one that has its name already where it differs. Windows are listed once in a run.',
	docs: page('update-alert-suppression-window'),
	method: 'POST',
	path,
	fields,
	collections: { additionalFields: recurrence, options: [ifExists, dryRun] },
	prepare: (values) => withoutZero(values, 'duration'),
	run: creatingOrUpdating(windows),
	uses: [getAll, get, create, update],
	notice: update.notice,
};

/** The service may write the same moment in another way. */
const sameTime = (one: unknown, other: unknown) =>
	Date.parse(String(one)) === Date.parse(String(other));
