import type { IDataObject } from 'n8n-workflow';

/** The service gives these with a rule, but does not take them. */
export const READ_ONLY = new Set(['ruleId', 'tests', '_links']);

/** The fields of a rule that are not alike in two readings, but for one webhook operation in it. */
export function differences(
	before: IDataObject,
	after: IDataObject,
	operationId: string,
): string[] {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const text = (rule: IDataObject, name: string) =>
		JSON.stringify(comparable(rule[name], operationId) ?? null);
	return [...names].filter(
		(name) => !READ_ONLY.has(name) && text(before, name) !== text(after, name),
	);
}

/** A value in a form that does not depend on order, nor on how nothing is written. */
function comparable(value: unknown, operationId: string): unknown {
	if (typeof value !== 'object' || value === null) return value ?? undefined;
	if (Array.isArray(value)) {
		const rows = value
			.map((one) => comparable(one, operationId))
			.filter((one) => one !== undefined);
		const sorted = rows.map((one) => JSON.stringify(one)).sort();
		return sorted.length > 0 ? sorted : undefined;
	}
	if ((value as IDataObject).integrationId === operationId) return undefined;
	const entries = Object.entries(value)
		.map(([name, one]) => [name, comparable(one, operationId)] as const)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.length > 0 ? entries : undefined;
}

/** Tells when an edit of somebody else would have been lost: ThousandEyes itself does not. */
export function writtenNote(ruleId: string, from: number, to: number): string {
	const [start, end] = [from, to].map((time) => new Date(time).toISOString());
	return `ThousandEyes Trigger: alert rule ${ruleId} was written as a whole, because ThousandEyes takes no part of it. An edit that somebody else saved between ${start} and ${end} is overwritten without a trace: if there was one, make it again`;
}

/** Tells that a rule was written by somebody else at the same time, or not taken as it was. */
export function differenceNote(ruleId: string, fields: string[]): string {
	return `ThousandEyes Trigger: alert rule ${ruleId} is not as it was before the webhook of n8n was put in or taken out: ${fields.join(', ')} changed meanwhile. Somebody may have edited it at the same moment. Check these fields at ThousandEyes`;
}
