import type { IDataObject } from 'n8n-workflow';
import { plainId } from '../../shared/operation/checks';
import { json, number, text, texts } from '../../shared/operation/fields';
import type { Check, Resource, Values } from '../../shared/operation/vocabulary';
import { page } from '../docs';
import { eachOf } from '../parts';
import { rowsOf } from '../rows';

const orgId = text('orgId', 'ID of the organization. Empty means the own one.', {
	label: 'Organization ID',
	wire: 'organizations[].orgId',
	check: plainId,
	placeholder: 'e.g. 1234',
});

const orgOfGroups = { ...orgId, wire: undefined, in: 'nowhere' as const };

const wholeQuota: Check = (one) => {
	const { aid, value } = Object(one) as IDataObject;
	return aid && Number.isInteger(Number(value)) && Number(value) >= 0
		? undefined
		: 'must have an aid and a value, a whole number, in each account group';
};

const quotasOf = (given: unknown): IDataObject[] =>
	rowsOf(given).map(({ aid, value }) => ({ aid: String(aid), value: Number(value) }));

/** Account groups stand inside their organization. */
const inOrganization = (shape: (given: unknown) => unknown) => (values: Values) => ({
	...values,
	organizations: [
		{
			...(values.orgId !== undefined && { orgId: values.orgId }),
			accountGroups: shape(values.accountGroups),
		},
	],
});

export const quota: Resource = {
	name: 'Quota',
	value: 'quota',
	operations: {
		assign: {
			name: 'Assign',
			action: 'Assign a quota to an organization',
			description:
				'Set how many units an organization may use. Other organizations stay as they are.',
			docs: page('create-or-update-organizations-quotas'),
			method: 'POST',
			path: '/v7/quotas/assign',
			fields: [
				number('value', 'How many units may be used', {
					required: true,
					least: 0,
					wire: 'organizations[].value',
				}),
			],
			collections: { additionalFields: [orgId] },
			parts: eachOf('organizations'),
		},
		assignAccountGroups: {
			name: 'Assign to Account Groups',
			action: 'Assign quotas to account groups',
			description:
				'Set how many units account groups may use. Other account groups stay as they are.',
			method: 'POST',
			path: '/v7/quotas/account-groups/assign',
			fields: [
				json('accountGroups', 'Account groups with their units, as a JSON list', {
					required: true,
					placeholder: '[{ "aid": "1234", "value": 12000 }]',
					check: wholeQuota,
					in: 'nowhere',
				}),
			],
			collections: { additionalFields: [orgOfGroups] },
			prepare: inOrganization(quotasOf),
			parts: eachOf('organizations'),
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many quotas',
			description: 'Retrieve the quotas of the organization and its account groups',
			docs: page('get-organization-and-account-group-usage-quota'),
			method: 'GET',
			path: '/v7/quotas',
			list: { rows: 'quotas' },
		},
		unassign: {
			name: 'Unassign',
			action: 'Remove the quotas of organizations',
			description: 'Remove the quotas of organizations, which can use units without limit then',
			docs: page('remove-organization-quotas'),
			method: 'POST',
			path: '/v7/quotas/unassign',
			fields: [
				texts('organizations', 'IDs of the organizations', {
					required: true,
					check: plainId,
					placeholder: 'e.g. 1234, 5678',
				}),
			],
		},
		unassignAccountGroups: {
			name: 'Unassign From Account Groups',
			action: 'Remove the quotas of account groups',
			description:
				'Remove the quotas of account groups, which can use all of the organization then',
			docs: page('remove-account-group-quotas-from-organizations'),
			method: 'POST',
			path: '/v7/quotas/account-groups/unassign',
			fields: [
				texts('accountGroups', 'IDs of the account groups', {
					required: true,
					check: plainId,
					placeholder: 'e.g. 1234, 5678',
					in: 'nowhere',
				}),
			],
			collections: { additionalFields: [orgOfGroups] },
			prepare: inOrganization((ids) => ids),
		},
	},
};
