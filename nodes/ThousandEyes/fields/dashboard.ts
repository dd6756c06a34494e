import {
	choice,
	date,
	flag,
	json,
	number,
	object,
	required,
	text,
} from '../../shared/operation/fields';
import { lettered } from './common';
import { endDate, startDate } from './time';

export const dashboardId = required(
	lettered('dashboardId', 'The dashboard to work with', {
		label: 'Dashboard',
		list: 'searchDashboards',
		byName: true,
	}),
);

export const dashboardFilterId = required(
	lettered('dashboardFilterId', 'The saved filter to work with', {
		label: 'Dashboard Filter',
		list: 'searchDashboardFilters',
		byName: true,
	}),
);

export const dashboardSnapshotId = required(
	lettered('dashboardSnapshotId', 'The snapshot to work with', {
		label: 'Dashboard Snapshot',
		list: 'searchDashboardSnapshots',
	}),
);

export const ofDashboard = lettered(
	'dashboardId',
	'The dashboard whose snapshots to return. Empty means all.',
	{ label: 'Dashboard', list: 'searchDashboards', empty: 'All', byName: true },
);

const widget = (list: string) =>
	required(
		lettered('widgetId', 'The widget to get the data of', { label: 'Widget', list, byName: true }),
	);

export const widgetId = widget('searchDashboardWidgets');

export const snapshotWidgetId = widget('searchSnapshotWidgets');

export const cardId = required(
	lettered('cardId', 'The card of the widget', {
		label: 'Card',
		list: 'searchWidgetCards',
		byName: true,
	}),
);

export const columnId = required(
	lettered('columnId', 'The column of the widget', {
		label: 'Column',
		list: 'searchWidgetColumns',
	}),
);

export const sort = text('sort', 'The column to sort a table by');

export const order = choice('order', 'How to sort a table', [
	['asc', 'Ascending'],
	['desc', 'Descending'],
]);

export const max = number('max', 'Most rows to return, for widgets that list alerts or tests', {
	label: 'Max Rows',
	default: 10,
	least: 1,
});

export const cursor = text(
	'cursor',
	'Where to go on in a list of alerts or tests, from the next link of the answer before',
);

export const title = text('title', 'Title of the dashboard');

export const isPrivate = flag('isPrivate', 'Whether only its creator sees the dashboard');

export const isGlobalOverride = flag(
	'isGlobalOverride',
	'Whether the default time span holds for all widgets',
);

export const widgets = json('widgets', 'The widgets as a JSON list, each with its type', {
	placeholder: 'e.g. [{"type":"Agent Status","title":"Agents"}]',
});

export const layout = json(
	'layout',
	'How the widgets are arranged, as JSON: {"type":"grid","details":{…}}',
);

export const defaultTimespan = object(
	'defaultTimespan',
	'What the widgets show: the last seconds, or a range',
	[
		number('duration', 'How many seconds back from now', { default: 3600, least: 1 }),
		date('end', 'End of the range'),
		date('start', 'Start of the range'),
	],
	{ label: 'Default Time Span' },
);

export const globalFilterId = lettered('globalFilterId', 'The saved filter of the dashboard', {
	label: 'Global Filter',
	list: 'searchDashboardFilters',
	byName: true,
});

export const context = json('context', 'What is filtered, as a JSON list by source of data', {
	placeholder: 'e.g. [{"dataSourceId":"ALERTS","filters":[]}]',
});

export const searchPattern = text('searchPattern', 'A part of the name of the filters to return');

export const rangeStart = required(startDate);

export const rangeEnd = required({
	...endDate,
	property: {
		...endDate.property,
		description: "End of the range to look at, in the workflow's time zone unless it names another",
	},
});

export const displayName = text('displayName', 'What the snapshot is called');

export const anonymizeData = flag(
	'anonymizeData',
	'Whether names of agents and addresses are left out of the snapshot',
);

export const timezone = text('timezone', 'Time zone of the snapshot', {
	placeholder: 'e.g. Europe/Berlin',
});

export const expirationDate = date('expirationDate', 'When the snapshot is deleted by itself');
