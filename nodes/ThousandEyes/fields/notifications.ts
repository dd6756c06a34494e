import type { IDataObject } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import { choice, object, objects, text, texts } from '../../shared/operation/fields';

const integrationName = text('integrationName', 'Name of the integration');

const target = text('target', 'Address that is notified', {
	placeholder: 'e.g. https://example.com/hook',
});

const ofType = (integrationType: string) => (rows: unknown) =>
	(rows as IDataObject[]).map((row) => ({ ...row, integrationType }));

/** Who an alert rule tells, and how. */
export const notifications = object(
	'notifications',
	'Who is notified. What is not added here stays as it is.',
	[
		object('email', 'E-mails', [
			texts('recipients', 'Addresses, separated by commas', {
				placeholder: 'e.g. noc@example.com, oncall@example.com',
			}),
			text('message', 'Text that is added to each e-mail', { rows: 3 }),
		]),
		objects('thirdParty', 'Integrations with PagerDuty, Slack and others', [
			text('integrationId', 'ID of the integration', {
				placeholder: 'e.g. sl-101',
				check: plainId,
			}),
			choice('integrationType', 'What the integration is with', [
				['app-dynamics', 'AppDynamics'],
				['pager-duty', 'PagerDuty'],
				['service-now', 'ServiceNow'],
				['slack', 'Slack'],
			]),
		]),
		objects(
			'webhook',
			'Classic webhooks',
			[
				text('integrationId', 'ID of the webhook', { placeholder: 'e.g. wb-201', check: plainId }),
				integrationName,
				target,
			],
			{ encode: ofType('webhook') },
		),
		objects(
			'customWebhook',
			'Custom webhooks',
			[
				text('integrationId', 'ID of the webhook operation', {
					placeholder: 'e.g. 6e069ae9-8537-4120-b988-61bf8e0d8b87',
					check: plainId,
				}),
				integrationName,
				target,
			],
			{ encode: ofType('custom-webhook') },
		),
	],
);
