const { randomUUID } = require('crypto');

const LIVEBOARD = { id: 'c30a0d49-5747-475d-8985-000000000001', name: 'Sales Overview' };

/**
 * @import { ScheduleRun } from './delivering'
 * @import { Format } from './files'
 * @import { Webhook } from './webhooks'
 */

/**
 * The event of a scheduled Liveboard, as webhooks get it.
 * @param {ScheduleRun & { url: string, webhook: Webhook, format: Format }} run
 */
function scheduleEvent({
	url,
	webhook,
	format,
	schedule = 'Daily Sales',
	liveboard = {},
	...wish
}) {
	const { id, name } = { ...LIVEBOARD, ...liveboard };
	return {
		eventId: wish.eventId ?? `n.${randomUUID()}`,
		timestamp: new Date().toISOString(),
		eventType: 'LIVEBOARD_SCHEDULE',
		schemaVersion: '1.0',
		source: {
			applicationName: 'ThoughtSpot',
			applicationUrl: url,
			instanceId: 'sandbox',
			orgId: String(webhook.org.id),
		},
		actor: { actorType: 'SYSTEM', id: null, name: null, email: null },
		metadataObject: { objectType: 'LIVEBOARD', id, name, url: `${url}/#/pinboard/${id}` },
		data: {
			scheduleDetails: {
				scheduleId: 'cffddca8-d4fc-4575-b8ec-000000000001',
				name: schedule,
				runId: randomUUID(),
				fileFormat: format,
				status: 'SCHEDULED',
				userIds: [],
				groupIds: [],
				emailIds: [],
			},
			recipients: [
				{
					type: 'EXTERNAL_EMAIL',
					id: null,
					name: null,
					email: 'team@example.com',
					locale: 'en_US',
				},
			],
			aiHighlights: '',
			msgUniqueId: wish.msgUniqueId === undefined ? randomUUID() : (wish.msgUniqueId ?? undefined),
			channelID: webhook.id,
			channelType: 'webhook',
			communicationType: 'LiveboardSchedules',
		},
		...(webhook.storage_destination ? { files: [storedFile(webhook, schedule, format)] } : {}),
	};
}

/** @param {Webhook} webhook @param {string} schedule @param {Format} format */
function storedFile({ storage_destination: storage }, schedule, format) {
	/** @type {any[]} as it was written */
	const [config] = Object.values(storage.storage_config);
	const filename = `${schedule}.${format}`;
	return {
		filename,
		provider: storage.storage_type,
		bucketName: config.bucket_name,
		objectKey: `liveboards/${filename}`,
		uploadStatus: 'SUCCESS',
	};
}

module.exports = { scheduleEvent };
