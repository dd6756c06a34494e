import type { IDataObject } from 'n8n-workflow';
import { choice, choices, date, objects, required, text } from '../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Part,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { guid, identifier, org } from '../fields/common';

const docs = 'https://developers.thoughtspot.com/docs/webhooks';

const EVENT = 'LIVEBOARD_SCHEDULE';

const EVENTS: Array<[value: string, name: string]> = [[EVENT, 'Scheduled Liveboard']];

const orgIdentifier = text('orgIdentifier', 'Name or ID of the org', {
	label: 'Org Name or ID',
	required: true,
	zero: true,
});

const channels = choices('channels', 'Ways that it is sent', [
	['EMAIL', 'Email'],
	['WEBHOOK', 'Webhook'],
]);

const asPreferences = (words: unknown) => [{ event_type: EVENT, channels: words }];

const getPreferences: Operation = {
	name: 'Get Preferences',
	action: 'Get channel preferences',
	description: 'Find out whether scheduled Liveboards are sent by email or webhook (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/system/preferences/communication-channels/search`,
	effect: 'safe',
	fields: [org],
	collections: {
		additionalFields: [
			choices('clusterPreferences', 'Events of the cluster to return', EVENTS),
			objects('orgPreferences', 'Orgs to return', [
				orgIdentifier,
				choices('eventTypes', 'Events to return', EVENTS),
			]),
		],
	},
};

function checkPreferences(values: Values): Values {
	if (values.clusterPreferences !== undefined || values.orgPreferences !== undefined) return values;
	throw new InputProblem(
		'Cluster Preferences',
		'and Org Preferences are both empty',
		'Enter what is to change. Nothing was sent.',
	);
}

const configure: Operation = {
	name: 'Configure Preferences',
	action: 'Configure channel preferences',
	description: 'Set whether scheduled Liveboards are sent by email or webhook (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/system/preferences/communication-channels/configure`,
	fields: [org],
	collections: {
		additionalFields: [
			choices(
				'clusterPreferences',
				'Ways that scheduled Liveboards of the cluster are sent',
				[
					['EMAIL', 'Email'],
					['WEBHOOK', 'Webhook'],
				],
				{ encode: asPreferences },
			),
			objects('orgPreferences', 'Orgs that do it in another way', [
				orgIdentifier,
				choice(
					'updateMode',
					'Whether to set ways of the own, or to go back to those of the cluster',
					[
						['REPLACE', 'Replace'],
						['RESET', 'Reset'],
					],
					{ wire: 'operation' },
				),
				{ ...channels, wire: 'preferences', encode: asPreferences },
				choices('resetEvents', 'With Reset, the events that go back', EVENTS),
			]),
		],
	},
	prepare: checkPreferences,
	notice: 'Webhook alone stops the emails: choose both to keep them.',
};

function checked(answer: unknown): Part[] {
	const row = Object(answer) as IDataObject;
	const details = (Array.isArray(row.details) ? row.details : []) as IDataObject[];
	const failed = details.find(({ status }) => status === 'FAILED') ?? {};
	const { validation_step: step = 'check', error_message: words = row.result_code } = failed;
	if (row.result_code === 'SUCCESS') return [{ row }];
	return [{ row, problem: `${String(step)}: ${String(words)}` }];
}

const validate: Operation = {
	name: 'Validate',
	action: 'Validate a channel',
	description: 'Have ThoughtSpot send a test call to a webhook (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/system/communication-channels/validate`,
	unordered: true,
	constants: { channel_type: 'WEBHOOK', event_type: EVENT },
	fields: [
		required(
			identifier('channelIdentifier', 'The webhook to test', {
				label: 'Webhook',
				list: 'searchWebhooks',
				placeholder: guid,
			}),
		),
		org,
	],
	parts: { of: checked, failed: 'errorItem' },
};

const millis = (value: unknown) => Date.parse(String(value));

const alone = (value: unknown) => [value];

const getHistory: Operation = {
	name: 'Get History',
	action: 'Get the history of a channel',
	description: 'Retrieve what was sent by webhook and how that went',
	docs,
	method: 'POST',
	path: `${API_ROOT}/jobs/history/communication-channels/search`,
	effect: 'safe',
	list: { rows: 'jobs' },
	constants: { channel_type: 'WEBHOOK' },
	fields: [org],
	collections: {
		filters: [
			text('jobIds', 'Only this job, whatever else is set', { label: 'Job ID', encode: alone }),
			text('channelIdentifiers', 'Webhook that was called', {
				label: 'Webhook Name or ID',
				encode: alone,
			}),
			choice('channelStatus', 'How it went', ['FAILED', 'PENDING', 'RETRY', 'SUCCESS']),
			text('events', 'Schedule that was sent', {
				label: 'Schedule ID',
				encode: (one) => [{ type: EVENT, identifier: one }],
			}),
			date('startTime', 'Begin of the time', {
				wire: 'start_epoch_time_in_millis',
				encode: millis,
			}),
			date('endTime', 'End of the time', { wire: 'end_epoch_time_in_millis', encode: millis }),
		],
	},
};

export const communicationChannel: Resource = {
	name: 'Communication Channel',
	value: 'communicationChannel',
	first: 'getPreferences',
	operations: { configure, getHistory, getPreferences, validate },
};
