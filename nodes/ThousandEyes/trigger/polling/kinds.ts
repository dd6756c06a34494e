import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../shared/operation/vocabulary';
import { alert } from '../../resources/alert';
import { event } from '../../resources/event';
import type { Change } from '../change';
import type { News } from './diff';
import { alertSighting, eventSighting, fromAlert, fromEvent } from './mapping';
import type { Sighting } from './occurrence';

/** What alerts and events differ in. */
export interface Kind {
	list: Operation;
	/** Asks for one by its ID; a failure is not repeated, the polls to come ask again. */
	one: Operation;
	id: 'alertId' | 'eventId';
	sightingOf: (row: IDataObject) => Sighting;
	changeOf: (news: News, accountGroupId: string) => Change;
}

const once = (operation: Operation): Operation => ({
	...operation,
	action: 'Look up what is not listed',
	effect: 'once',
});

export const alerts: Kind = {
	list: alert.operations.getAll,
	one: once(alert.operations.get),
	id: 'alertId',
	sightingOf: alertSighting,
	changeOf: fromAlert,
};

export const events: Kind = {
	list: event.operations.getAll,
	one: once(event.operations.get),
	id: 'eventId',
	sightingOf: eventSighting,
	changeOf: fromEvent,
};

/** The sightings in the rows of a list; what has no ID cannot be told from others and is left out. */
export function sightingsOf(rows: IDataObject[], { sightingOf }: Kind): Sighting[] {
	return rows.map(sightingOf).filter(({ id }) => id !== '');
}
