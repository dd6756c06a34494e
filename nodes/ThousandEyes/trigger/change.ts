import type { IDataObject } from 'n8n-workflow';
import type { Read } from './client';

/** What the trigger hands out, in the same shape for webhook and polling. */
export interface Change {
	/** The account group of several that are watched in which it was found. */
	aid?: string;
	kind: 'alert' | 'event' | 'agent';
	/** Raised or started or gone offline, or the end of that. */
	event: 'triggered' | 'cleared';
	id: string;
	/** What a webhook's notification is told apart by; empty where nothing was delivered. */
	notificationId: string;
	/** In lower case: info, minor, major, critical; low, medium, high of events. */
	severity: string;
	type: string;
	title: string;
	startDate: string;
	endDate: string;
	test: { id: string; name: string; type: string; description: string; labels: string[] };
	rule: { id: string; name: string; expression: string; notes: string };
	agents: Array<{
		id: string;
		name: string;
		network: string;
		metricsAtStart: string;
		metricsAtEnd: string;
	}>;
	targets: string[];
	accountGroupId: string;
	organizationId: string;
	link: string;
	/** What ThousandEyes sent, as it was. */
	raw: IDataObject;
}

/** A change of which nothing is known but what is given. */
export function changeOf(
	known: Pick<Change, 'kind' | 'event' | 'id' | 'raw'> & Partial<Change>,
): Change {
	const { kind, event, id, raw, ...more } = known;
	return {
		kind,
		event,
		id,
		notificationId: '',
		severity: '',
		type: '',
		title: '',
		startDate: '',
		endDate: '',
		test: { id: '', name: '', type: '', description: '', labels: [] },
		rule: { id: '', name: '', expression: '', notes: '' },
		agents: [],
		targets: [],
		accountGroupId: '',
		organizationId: '',
		link: '',
		...more,
		raw,
	};
}

/** Makes the test that a change has to pass, from what the user chose. */
export function filterOf(read: Read): (change: Change) => boolean {
	const event = String(read('event', 'both'));
	const filters = (read('filters', {}) ?? {}) as IDataObject;
	const chosen = (name: string) => new Set([filters[name] ?? []].flat().map(String));
	const severities = chosen('severities');
	const testIds = chosen('testIds');
	const ruleIds = chosen('filterRuleIds');
	const fits = (wanted: Set<string>, value: string) => wanted.size === 0 || wanted.has(value);
	return (change) =>
		(event === 'both' || event === change.event) &&
		(change.kind === 'agent' || fits(severities, change.severity)) &&
		(change.kind !== 'alert' || (fits(testIds, change.test.id) && fits(ruleIds, change.rule.id)));
}

/** The text of a value; empty where there is none. */
export function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}
