import type { IDataObject } from 'n8n-workflow';
import type { Change } from './change';
import type { Read } from './client';

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
