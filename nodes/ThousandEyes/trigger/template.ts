/** Header in which ThousandEyes shows that a delivery is one of our connector. */
export const SECRET_HEADER = 'X-Webhook-Secret';

/** Text, not JSON: n8n refuses broken JSON unseen, and a line break in a rule's notes breaks it. */
export const CONTENT_TYPE = 'text/plain; charset=utf-8';

/** One variable as text: where an alert lacks it, valid JSON is left. */
const text = (variable: string) => `"{{${variable}}}"`;

const object = (values: Record<string, string>) =>
	`{${Object.entries(values)
		.map(([name, value]) => `"${name}":${value}`)
		.join(',')}}`;

const each = (list: string, row: string) =>
	`[{{#each ${list}}}${row}{{#unless @last}},{{/unless}}{{/each}}]`;

/**
 * What ThousandEyes sends of an alert, as a Handlebars template.
 * Variables: https://docs.thousandeyes.com/product-documentation/integration-guides/custom-webhooks/webhook-vars
 */
export const PAYLOAD = object({
	template: '1',
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
		notes: text('alert.rule.notes'),
	}),
	test: object({
		id: text('alert.test.id'),
		name: text('alert.test.name'),
		type: text('alert.test.testType'),
		description: text('alert.test.description'),
		labels: each('alert.test.labels', text('name')),
	}),
	targets: each('alert.targets', text('description')),
	agents: each(
		'alert.details',
		object({
			id: text('source.id'),
			name: text('source.name'),
			network: text('source.asn.name'),
			metricsAtStart: text('metricsAtStart'),
			metricsAtEnd: text('metricsAtEnd'),
		}),
	),
	accountGroupId: text('alert.rule.account.id'),
	organizationId: text('alert.rule.account.organization.id'),
});
