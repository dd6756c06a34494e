import { required } from '../../shared/operation/fields';
import type { Choice, Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, description } from '../fields/common';
import {
	cardId,
	columnId,
	cursor,
	dashboardId,
	defaultTimespan,
	globalFilterId,
	isGlobalOverride,
	isPrivate,
	layout,
	max,
	order,
	sort,
	title,
	widgetId,
	widgets,
} from '../fields/dashboard';
import { checkRange, endDate, startDate, timeWindow } from '../fields/time';
import { writableDashboard } from '../dashboardBody';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-dashboards/';

const simplify = [
	'dashboardId',
	'title',
	'description',
	'isPrivate',
	'isBuiltIn',
	'dashboardModifiedDate',
	'dashboardCreatedBy',
	'dashboardModifiedBy',
	'globalFilterId',
	'aid',
];

const range = [endDate, startDate, timeWindow];

const body = [defaultTimespan, description, globalFilterId, isGlobalOverride, isPrivate, layout];

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many dashboards',
	description: 'Retrieve the dashboards of the account group',
	docs,
	method: 'GET',
	path: '/v7/dashboards',
	list: {},
	fields: [aid],
	simplify,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a dashboard',
	description: 'Retrieve one dashboard; not simplified with its widgets',
	docs,
	method: 'GET',
	path: '/v7/dashboards/{dashboardId}',
	fields: [dashboardId, aid],
	simplify,
};

const getWidgets: Operation = {
	...get,
	action: 'Get the widgets of a dashboard',
	list: { rows: 'widgets' },
	simplify: undefined,
};

const getWidgetData: Operation = {
	name: 'Get Widget Data',
	action: 'Get the data of a widget',
	description: 'Retrieve what one widget shows; what the data holds depends on its type',
	docs,
	method: 'GET',
	path: '/v7/dashboards/{dashboardId}/widgets/{widgetId}',
	fields: [dashboardId, widgetId, aid],
	collections: { additionalFields: [...range, cursor, max, order, sort] },
	prepare: checkRange,
};

/** What a widget consists of, with the values for a list of it. */
const partsOfWidget = (part: string): Pick<Choice, 'operation' | 'given'> => ({
	operation: { ...getWidgetData, list: { rows: `data.${part}` } },
	given: (read) => ({ dashboardId: read('dashboardId'), widgetId: read('widgetId') }),
});

export const dashboard: Resource = {
	name: 'Dashboard',
	value: 'dashboard',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a dashboard',
			description: 'Create a dashboard with its widgets',
			docs,
			method: 'POST',
			path: '/v7/dashboards',
			unordered: true,
			fields: [required(title), aid],
			collections: { additionalFields: [...body, widgets] },
		},
		delete: {
			name: 'Delete',
			action: 'Delete a dashboard',
			description: 'Delete a dashboard for good, for all who see it',
			docs,
			method: 'DELETE',
			path: '/v7/dashboards/{dashboardId}',
			unordered: true,
			fields: [dashboardId, aid],
			deletes: 'dashboardId',
		},
		get,
		getAll,
		getCardData: {
			name: 'Get Card Data',
			action: 'Get the data of a card',
			description: 'Retrieve what one card of a widget shows',
			docs,
			method: 'GET',
			path: '/v7/dashboards/{dashboardId}/widgets/{widgetId}/cards/{cardId}',
			fields: [dashboardId, widgetId, cardId, aid],
			collections: { additionalFields: range },
			prepare: checkRange,
		},
		getColumnData: {
			name: 'Get Column Data',
			action: 'Get the data of a column',
			description: 'Retrieve what one column of a widget shows',
			docs,
			method: 'GET',
			path: '/v7/dashboards/{dashboardId}/widgets/{widgetId}/columns/{columnId}',
			fields: [dashboardId, widgetId, columnId, aid],
			collections: { additionalFields: range },
			prepare: checkRange,
		},
		getWidgetData,
		update: {
			name: 'Update',
			action: 'Update a dashboard',
			description:
				'Change a dashboard; what is not set stays as it is, and given widgets replace all widgets',
			docs,
			method: 'PUT',
			path: '/v7/dashboards/{dashboardId}',
			fields: [dashboardId, aid],
			collections: { additionalFields: [...body, title, widgets] },
			merge: { read: get, writable: writableDashboard },
		},
	},
	choices: {
		searchDashboards: {
			operation: getAll,
			value: ({ dashboardId: id }) => id,
			name: ({ title: called }) => [called],
		},
		searchDashboardWidgets: {
			operation: getWidgets,
			given: (read) => ({ dashboardId: read('dashboardId') }),
			value: ({ id }) => id,
			name: ({ title: called }) => [called],
			details: ({ type }) => [type],
		},
		searchWidgetCards: {
			...partsOfWidget('cards'),
			value: ({ cardId: id }) => id,
			name: ({ cardName }) => [cardName],
		},
		searchWidgetColumns: {
			...partsOfWidget('columns'),
			value: ({ columnId: id }) => id,
			name: () => [],
		},
	},
};
