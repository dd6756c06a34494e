import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../shared/operation/vocabulary';
import { kept } from './writable';

/** Parts of a widget that the API makes by itself. */
const OWN = ['_links', 'apiLink', 'embedUrl', 'id'];

/** Of a dashboard that was read, what is written back when some of it is changed. */
export function writableDashboard(row: IDataObject, values: Values): IDataObject {
	const { widgets, defaultTimespan: span } = row;
	return {
		...kept(row, [
			'title',
			'description',
			'isPrivate',
			'globalFilterId',
			'isGlobalOverride',
			'layout',
		]),
		...(Array.isArray(widgets) && { widgets: (widgets as IDataObject[]).map(writableWidget) }),
		// A duration and a range exclude each other: a new span replaces the old one.
		...(span && !values.defaultTimespan
			? { defaultTimespan: kept(span as IDataObject, ['duration', 'start', 'end']) }
			: {}),
	};
}

function writableWidget(widget: IDataObject): IDataObject {
	const { filters } = widget;
	const names = Object.keys(widget).filter((name) => !OWN.includes(name));
	const body = kept(widget, [...names]);
	return filters ? { ...body, filters: asTexts(filters as IDataObject) } : body;
}

/** The API gives some IDs as numbers, and takes texts. */
const asTexts = (filters: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(filters).map(([name, ids]) => [name, [ids].flat().map(String)]),
	);
