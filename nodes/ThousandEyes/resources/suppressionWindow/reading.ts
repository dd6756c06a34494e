import { choice, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import {
	suppressionWindowId,
	windowsPath as path,
	withTests,
} from '../../fields/suppressionWindow';
import { holds } from '../../filters';

/** One window. */
export const get: Operation = {
	name: 'Get',
	action: 'Get a suppression window',
	description: 'Retrieve one alert suppression window; its tests with the option Expand',
	docs: page('retrieve-alert-suppression-window'),
	method: 'GET',
	path: `${path}/{suppressionWindowId}`,
	fields: [suppressionWindowId, aid],
	collections: { options: [withTests] },
};

/** All windows. */
export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many suppression windows',
	description: 'Retrieve alert suppression windows',
	docs: page('list-alert-suppression-windows'),
	method: 'GET',
	path,
	list: { rows: 'alertSuppressionWindows' },
	fields: [aid],
	collections: {
		filters: [
			text('name', 'Text that the name holds, in any case', { in: 'nowhere' }),
			choice('status', 'Whether the windows are in effect', ['active', 'ended', 'inactive'], {
				in: 'nowhere',
			}),
		],
	},
	keep: (row, { name, status }) =>
		holds(row.name, name) && (status === undefined || row.status === status),
};
