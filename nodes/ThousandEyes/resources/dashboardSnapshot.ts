import { required } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { aid } from '../fields/common';
import {
	anonymizeData,
	dashboardId,
	dashboardSnapshotId,
	displayName,
	expirationDate,
	ofDashboard,
	rangeEnd,
	rangeStart,
	snapshotWidgetId,
	timezone,
} from '../fields/dashboard';
import { checkRange } from '../fields/time';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-dashboard-snapshots/';

const simplify = [
	'snapshotId',
	'snapshotName',
	'snapshotCreatedDate',
	'snapshotExpirationDate',
	'isShared',
	'isScheduled',
	'permalink',
	'timeSpan',
	'dashboard.title',
	'aid',
];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many dashboard snapshots',
	description: 'Retrieve snapshots of dashboards',
	docs,
	method: 'GET',
	path: '/v7/dashboard-snapshots',
	list: { rows: 'dashboardSnapshots' },
	fields: [aid],
	collections: { filters: [ofDashboard] },
	simplify,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a dashboard snapshot',
	description: 'Retrieve one snapshot of a dashboard; not simplified with its widgets',
	docs,
	method: 'GET',
	path: '/v7/dashboard-snapshots/{dashboardSnapshotId}',
	fields: [dashboardSnapshotId, aid],
	simplify,
};

const getWidgets: Operation = {
	...get,
	action: 'Get the widgets of a snapshot',
	list: { rows: 'widgets' },
	simplify: undefined,
};

export const dashboardSnapshot: Resource = {
	name: 'Dashboard Snapshot',
	value: 'dashboardSnapshot',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a dashboard snapshot',
			description: 'Keep what a dashboard shows of a time range; only some are allowed in a while',
			docs,
			method: 'POST',
			path: '/v7/dashboard-snapshots',
			unordered: true,
			fields: [dashboardId, rangeStart, rangeEnd, aid],
			collections: { additionalFields: [anonymizeData, displayName, expirationDate, timezone] },
			prepare: checkRange,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a dashboard snapshot',
			description: 'Delete a snapshot for good; links to it lead nowhere then',
			docs,
			method: 'DELETE',
			path: '/v7/dashboard-snapshots/{dashboardSnapshotId}',
			unordered: true,
			fields: [dashboardSnapshotId, aid],
			deletes: 'dashboardSnapshotId',
		},
		get,
		getAll,
		getWidgetData: {
			name: 'Get Widget Data',
			action: 'Get the data of a widget of a snapshot',
			description: 'Retrieve what one widget of a snapshot shows',
			docs,
			method: 'GET',
			path: '/v7/dashboard-snapshots/{dashboardSnapshotId}/widgets/{widgetId}',
			fields: [dashboardSnapshotId, snapshotWidgetId, aid],
		},
		updateExpiration: {
			name: 'Update Expiration',
			action: 'Update the expiration of a snapshot',
			description: 'Set when a snapshot is deleted by itself',
			docs,
			method: 'PATCH',
			path: '/v7/dashboard-snapshots/{dashboardSnapshotId}',
			fields: [dashboardSnapshotId, required(expirationDate), aid],
		},
	},
	choices: {
		searchDashboardSnapshots: {
			operation: getAll,
			value: ({ snapshotId }) => snapshotId,
			name: ({ snapshotName }) => [snapshotName],
			details: ({ snapshotCreatedDate }) => [snapshotCreatedDate],
			inOrder: true,
		},
		searchSnapshotWidgets: {
			operation: getWidgets,
			given: (read) => ({ dashboardSnapshotId: read('dashboardSnapshotId') }),
			value: ({ id }) => id,
			name: ({ title }) => [title],
			details: ({ type }) => [type],
		},
	},
};
