import type { IDataObject } from 'n8n-workflow';
import { changeOf, textOf, type Change } from '../change';
import { epochMs, isoDate } from '../dates';
import type { News } from './diff';
import { hrefOf, ruleOf, testOf } from './links';
import type { Sighting } from './occurrence';

/** The objects of a list, or the object itself; the service may put a null where one is missing. */
export function records(value: unknown): IDataObject[] {
	const isRecord = (one: unknown): one is IDataObject =>
		typeof one === 'object' && one !== null && !Array.isArray(one);
	return [value].flat().filter(isRecord);
}

const timeOf = (...dates: unknown[]) => dates.map(epochMs).find((time) => time !== undefined);

/** What is over without saying since when is over now. */
const endOf = (...dates: unknown[]) => timeOf(...dates) ?? Date.now();

const part = (of: IDataObject, name: string): IDataObject => records(of[name])[0] ?? {};

function versionOf(row: IDataObject): number | undefined {
	const version = Number(part(row, 'meta').version ?? NaN);
	return Number.isInteger(version) ? version : undefined;
}

/** An alert of the list, or one that was asked for by its ID. */
export function alertSighting(row: IDataObject): Sighting {
	const state = textOf(row.alertState ?? row.state).toLowerCase();
	const over = state === 'clear' || state === 'cleared';
	return {
		id: textOf(row.id) || textOf(row.alertId),
		start: timeOf(row.startDate, row.dateStart),
		end: over ? endOf(row.endDate, row.dateEnd) : undefined,
		version: versionOf(row),
		suppressed: textOf(row.suppressed).toLowerCase() === 'true',
		row,
	};
}

/** An event of the list, or one that was asked for by its ID. */
export function eventSighting(row: IDataObject): Sighting {
	const over = textOf(row.state).toLowerCase() === 'resolved';
	return {
		id: textOf(row.id),
		start: timeOf(row.startDate),
		end: over ? endOf(row.endDate) : undefined,
		row,
	};
}

/** An alert's beginning or end as a change. */
export function fromAlert({ event, sighting }: News, accountGroupId: string): Change {
	const { id, row } = sighting;
	const type = textOf(row.alertType);
	const links = part(row, '_links');
	const related = records(row.apiLinks).filter(({ rel }) => rel === 'related');
	const tests = [links.test, ...related].map((link) => testOf(hrefOf(link), type));
	const test = tests.find((one) => one.id !== '') ?? { id: '', type: '' };
	return changeOf({
		kind: 'alert',
		event,
		id,
		severity: textOf(row.alertSeverity ?? row.severity).toLowerCase(),
		type,
		title: `Alert of a ${type} test`,
		startDate: isoDate(sighting.start),
		endDate: event === 'cleared' ? isoDate(sighting.end) : '',
		test: { ...test, name: '', description: '', labels: [] },
		rule: {
			id: textOf(row.alertRuleId ?? row.ruleId) || ruleOf(hrefOf(links.rule)),
			name: '',
			expression: '',
			notes: '',
		},
		agents: agentsIn(row),
		accountGroupId,
		link: hrefOf(links.appLink) || textOf(row.permalink),
		raw: row,
	});
}

/** An event's beginning or end as a change. */
export function fromEvent({ event, sighting }: News, accountGroupId: string): Change {
	const { id, row } = sighting;
	return changeOf({
		kind: 'event',
		event,
		id,
		severity: textOf(row.severity).toLowerCase(),
		type: textOf(row.type),
		title: [row.typeName, row.title].filter(Boolean).map(textOf).join(': '),
		startDate: isoDate(sighting.start),
		endDate: event === 'cleared' ? isoDate(sighting.end) : '',
		accountGroupId,
		raw: row,
	});
}

/** The agents that an alert in full names; none of one that is only listed. */
export function agentsIn(row: IDataObject): Change['agents'] {
	return records(row.details).map(agentOf);
}

function agentOf(detail: IDataObject): Change['agents'][number] {
	return {
		id: textOf(detail.id),
		name: textOf(detail.name),
		network: '',
		metricsAtStart: textOf(part(detail, 'start').metrics),
		metricsAtEnd: textOf(part(detail, 'end').metrics),
	};
}
