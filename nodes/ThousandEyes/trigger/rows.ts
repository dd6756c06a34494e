import type { IDataObject } from 'n8n-workflow';
import { changeOf, isoDate, textOf, type Change } from './change';
import type { News, Sighting } from './memory';

const timeOf = (...dates: unknown[]) => {
	const known = dates.map(isoDate).find((date) => date !== '');
	return known === undefined ? Date.now() : Date.parse(known);
};

/** `2020-04-23 13:43:16` is in UTC without saying so. */
const legacy = (date: unknown) => (date ? `${textOf(date).replace(' ', 'T')}Z` : undefined);

/** An alert of the list, or one that was asked for by its ID. */
export function alertSighting(row: IDataObject): Sighting {
	const state = textOf(row.alertState ?? row.state).toLowerCase();
	const over = state === 'clear' || state === 'cleared';
	return {
		id: textOf(row.id ?? row.alertId),
		start: timeOf(row.startDate, legacy(row.dateStart)),
		...(over ? { end: timeOf(row.endDate, legacy(row.dateEnd)) } : {}),
		row,
	};
}

/** An event of the list, or one that was asked for by its ID. */
export function eventSighting(row: IDataObject): Sighting {
	const over = textOf(row.state).toLowerCase() === 'resolved';
	return {
		id: textOf(row.id),
		start: timeOf(row.startDate),
		...(over ? { end: timeOf(row.endDate) } : {}),
		row,
	};
}

/** An alert's beginning or end as a change. */
export function fromAlert({ event, sighting }: News, accountGroupId: string): Change {
	const { id, row } = sighting;
	const links = (row._links ?? {}) as Record<string, IDataObject | undefined>;
	const related = [row.apiLinks].flat().find((one) => (one as IDataObject)?.rel === 'related');
	const testHref = textOf(links.test?.href ?? (related as IDataObject | undefined)?.href);
	const [testId = '', testType = ''] = testHref.split('?')[0].split('/').reverse();
	const ruleId = textOf(row.alertRuleId ?? row.ruleId ?? lastOf(links.rule?.href));
	return changeOf({
		kind: 'alert',
		event,
		id,
		severity: textOf(row.alertSeverity ?? row.severity).toLowerCase(),
		type: textOf(row.alertType),
		title: `Alert of a ${textOf(row.alertType)} test`,
		startDate: isoDate(sighting.start),
		endDate: event === 'cleared' ? isoDate(sighting.end) : '',
		test: { id: testId, name: '', type: testType, description: '', labels: [] },
		rule: { id: ruleId, name: '', expression: '', notes: '' },
		agents: ([row.details ?? []].flat() as IDataObject[]).map(agentOf),
		accountGroupId,
		link: textOf(links.appLink?.href ?? row.permalink),
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

/** An agent that went offline or came back as a change. */
export function fromAgent(row: IDataObject, accountGroupId: string, now: number): Change {
	const id = textOf(row.agentId);
	const name = textOf(row.agentName);
	const online = row.agentState === 'online';
	const date = isoDate(now);
	return changeOf({
		kind: 'agent',
		event: online ? 'cleared' : 'triggered',
		id,
		type: textOf(row.agentType),
		title: `Agent ${name} is ${online ? 'online again' : 'offline'}`,
		startDate: online ? '' : date,
		endDate: online ? date : '',
		agents: [{ id, name, network: textOf(row.network), metricsAtStart: '', metricsAtEnd: '' }],
		accountGroupId,
		raw: row,
	});
}

function agentOf({ id, name, start, end }: IDataObject): Change['agents'][number] {
	const metrics = (value: unknown) => textOf((value as IDataObject | undefined)?.metrics);
	return {
		id: textOf(id),
		name: textOf(name),
		network: '',
		metricsAtStart: metrics(start),
		metricsAtEnd: metrics(end),
	};
}

function lastOf(href: unknown): string | undefined {
	return typeof href === 'string' ? href.split('?')[0].split('/').pop() : undefined;
}
