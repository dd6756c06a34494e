/** Header in which ThousandEyes shows that a delivery is one of our connector. */
export const SECRET_HEADER = 'X-Webhook-Secret';

/** Text, not JSON: ThousandEyes fills texts in as they are, and a quote in a rule's name is no JSON. */
export const CONTENT_TYPE = 'text/plain; charset=utf-8';

/** A part of the payload: one variable as text, an object, or a row for each of a list. */
export type Frame =
	| { variable: string; hasLines?: true }
	| { fields: Record<string, Frame> }
	| { each: string; row: Frame };

const text = (variable: string): Frame => ({ variable });
/** A text that may have several lines. */
const lines = (variable: string): Frame => ({ variable, hasLines: true });
const object = (fields: Record<string, Frame>): Frame => ({ fields });
const each = (list: string, row: Frame): Frame => ({ each: list, row });

/**
 * What the payload says of an alert.
 * Variables: https://docs.thousandeyes.com/product-documentation/integration-guides/custom-webhooks/webhook-vars
 */
export const FRAME = object({
	notificationId: text('id'),
	notificationType: text('type.id'),
	alert: object({
		id: text('alert.id'),
		type: text('alert.rule.alertType.id'),
		severity: text('alert.severity.id'),
		started: text('alert.firstSeen.epochMilli'),
		cleared: text('alert.timeCleared.epochMilli'),
	}),
	rule: object({
		id: text('alert.rule.id'),
		name: text('alert.rule.name'),
		expression: text('alert.rule.expression'),
		notes: lines('alert.rule.notes'),
	}),
	test: object({
		id: text('alert.test.id'),
		name: text('alert.test.name'),
		type: text('alert.test.testType'),
		description: lines('alert.test.description'),
		labels: each('alert.test.labels', text('name')),
	}),
	targets: each('alert.targets', text('description')),
	agents: each(
		'alert.details',
		object({
			id: text('source.id'),
			name: text('source.name'),
			network: text('source.asn.name'),
			metricsAtStart: lines('metricsAtStart'),
			metricsAtEnd: lines('metricsAtEnd'),
		}),
	),
	accountGroupId: text('alert.rule.account.id'),
	organizationId: text('alert.rule.account.organization.id'),
});

/** How the payload begins, before the fields of the frame; without a mark as the first version had it. */
const headOf = (mark: string): string =>
	mark === '' ? '{"template":"1",' : `{"template":"2","mark":"${mark}",`;

/** Finds that beginning, and the mark in it. */
export const HEAD = /^\s*\{"template":(?:"1"|"2","mark":"([^"\\]{1,40})"),/;

/**
 * What ThousandEyes sends of an alert, as a Handlebars template. A mark at the end of each text tells
 * where it ends, whatever quotes the text holds.
 */
export function payloadOf(mark: string): string {
	return headOf(mark) + write(FRAME, mark).slice(1);
}

function write(frame: Frame, mark: string): string {
	// Where an alert lacks the variable, valid JSON is left.
	if ('variable' in frame) return `"{{${frame.variable}}}${mark}"`;
	if ('each' in frame) {
		const row = write(frame.row, mark);
		return `[{{#each ${frame.each}}}${row}{{#unless @last}},{{/unless}}{{/each}}]`;
	}
	const fields = Object.entries(frame.fields).map(
		([name, part]) => `"${name}":${write(part, mark)}`,
	);
	return `{${fields.join(',')}}`;
}
