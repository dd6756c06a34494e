import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { addTestIds, removeTestIds, testIds } from '../../fields/ids';
import {
	duration,
	recurrence,
	suppressionWindowId,
	windowName,
	windowsPath as path,
	windowStart,
} from '../../fields/suppressionWindow';
import { existing, idsIn, kept } from '../../writable';
import { get } from './reading';

function writable(row: IDataObject): IDataObject {
	const { tests: expanded, testIds: ids } = existing(
		row,
		'alertSuppressionWindowId',
		'Suppression Window',
	);
	const names = ['name', 'isEnabled', 'startDate', 'duration', 'repeat', 'endRepeat'];
	const present = idsIn(expanded, 'testId') ?? idsIn(ids, 'testId');
	return { ...kept(row, names), ...(present && { testIds: present }) };
}

/** A window before its end. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete a suppression window',
	description:
		'Delete an alert suppression window. If it is in effect, its tests raise alerts again at once.',
	docs: page('delete-alert-suppression-window'),
	method: 'DELETE',
	path: `${path}/{suppressionWindowId}`,
	unordered: true,
	fields: [suppressionWindowId, aid],
	deletes: 'suppressionWindowId',
};

/** Some settings of a window. */
export const update: Operation = {
	name: 'Update',
	action: 'Update a suppression window',
	description:
		'Change some settings of an alert suppression window and keep the others: it is read, changed and written whole',
	docs: page('update-alert-suppression-window'),
	method: 'PUT',
	path: `${path}/{suppressionWindowId}`,
	fields: [suppressionWindowId, aid],
	collections: {
		additionalFields: [
			addTestIds,
			duration,
			...recurrence,
			removeTestIds,
			testIds,
			windowName,
			windowStart,
		],
	},
	merge: {
		read: get,
		given: ({ suppressionWindowId: id, aid: group }) => ({
			suppressionWindowId: id,
			aid: group,
			expand: ['test'],
		}),
		writable,
		sets: { testIds: ['addTestIds', 'removeTestIds'] },
	},
	notice: 'What somebody else changes between reading and writing is lost.',
};
