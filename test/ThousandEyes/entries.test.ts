import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

type Row = [
	resource: string,
	operation: string,
	parameters: IDataObject,
	requests: string[],
	body?: IDataObject,
];

const aid = byId('1002');
const additional = (additionalFields: IDataObject) => ({ additionalFields });
const agentId = byId('3025');
const testIds = '202701, 202702';
const ids = ['202701', '202702'];
const outageId = byId('out-1');

/** Every input at its place: the account group in the query, lists as text or as they are, IDs as text. */
const rows: Row[] = [
	[
		'accountGroup',
		'create',
		{
			accountGroupName: 'New',
			...additional({ agents: '3025, 3026' }),
			options: { expand: ['user'] },
		},
		['POST /v7/account-groups?expand=user'],
		{ accountGroupName: 'New', agents: ['3025', '3026'] },
	],
	['accountGroup', 'delete', { accountGroupId: byId('1003') }, ['DELETE /v7/account-groups/1003']],
	[
		'agent',
		'assignTests',
		{ agentId, testIds, aid },
		['POST /v7/agents/3025/tests/assign?aid=1002'],
		{ testIds: ids },
	],
	[
		'agent',
		'unassignTests',
		{ agentId, testIds: ids },
		['POST /v7/agents/3025/tests/unassign'],
		{ testIds: ids },
	],
	[
		'agent',
		'overrideTests',
		{ agentId, testIds },
		['POST /v7/agents/3025/tests/override'],
		{ testIds: ids },
	],
	[
		'agent',
		'assignToCluster',
		{ agentId, options: { expand: ['cluster-member'] } },
		['POST /v7/agents/3025/cluster/assign?expand=cluster-member'],
		{ agents: [] },
	],
	[
		'agent',
		'assignToCluster',
		{ agentId, ...additional({ agents: '3026' }) },
		['POST /v7/agents/3025/cluster/assign'],
		{ agents: ['3026'] },
	],
	[
		'agent',
		'unassignFromCluster',
		{ agentId, members: '361, 362' },
		['POST /v7/agents/3025/cluster/unassign'],
		{ members: ['361', '362'] },
	],
	['agent', 'delete', { agentId }, ['DELETE /v7/agents/3025']],
	[
		'agent',
		'getLocalProblems',
		{ filters: { window: '2d' }, aid },
		['GET /v7/agents/local-problems?aid=1002&window=2d'],
	],
	['agentProxy', 'getAll', { aid }, ['GET /v7/agents/proxies?aid=1002']],
	['agentNotificationRule', 'getAll', {}, ['GET /v7/agents/notification-rules']],
	['bgpMonitor', 'getAll', {}, ['GET /v7/monitors']],
	[
		'user',
		'create',
		{
			name: 'Ada',
			email: 'ada@example.com',
			aid,
			...additional({
				loginAccountGroupId: byId(1001),
				accountGroupRoles: [{ accountGroupId: 1001, roleIds: [35] }],
				allAccountGroupRoleIds: '36',
			}),
		},
		['POST /v7/users?aid=1002'],
		{
			name: 'Ada',
			email: 'ada@example.com',
			loginAccountGroupId: '1001',
			accountGroupRoles: [{ accountGroupId: '1001', roleIds: ['35'] }],
			allAccountGroupRoleIds: ['36'],
		},
	],
	['user', 'get', { userId: byId('246') }, ['GET /v7/users/246']],
	['user', 'getCurrent', {}, ['GET /v7/users/current']],
	['user', 'getAll', { filters: { email: 'NADIA' } }, ['GET /v7/users']],
	['user', 'delete', { userId: byId('246'), aid }, ['DELETE /v7/users/246?aid=1002']],
	[
		'role',
		'create',
		{ name: 'Night', permissions: '115, 116' },
		['POST /v7/roles'],
		{ name: 'Night', permissions: ['115', '116'] },
	],
	['role', 'getAll', { aid }, ['GET /v7/roles?aid=1002']],
	['permission', 'getAll', {}, ['GET /v7/permissions']],
	[
		'auditEvent',
		'getAll',
		{ returnAll: true, filters: { window: '7d', useAllPermittedAids: true } },
		[
			'GET /v7/audit-user-events?useAllPermittedAids=true&window=7d',
			'GET /v7/audit-user-events?useAllPermittedAids=true&window=7d&cursor=2',
		],
	],
	[
		'usage',
		'get',
		{ options: { expand: ['test', 'enterprise-agent'] }, aid },
		['GET /v7/usage?aid=1002&expand=test%2Centerprise-agent'],
	],
	['usage', 'getTestUnits', { limit: 1, aid }, ['GET /v7/usage/units/tests?aid=1002']],
	[
		'usage',
		'getEnterpriseAgentUnits',
		{ limit: 1, filters: { startDate: '2026-10-01T00:00:00Z' } },
		['GET /v7/usage/units/enterprise-agents?startDate=2026-10-01T00%3A00%3A00Z'],
	],
	['quota', 'getAll', {}, ['GET /v7/quotas']],
	[
		'quota',
		'assign',
		{ value: 500, ...additional({ orgId: '10' }) },
		['POST /v7/quotas/assign'],
		{ organizations: [{ value: 500, orgId: '10' }] },
	],
	[
		'quota',
		'unassign',
		{ organizations: '10, 11' },
		['POST /v7/quotas/unassign'],
		{ organizations: ['10', '11'] },
	],
	[
		'quota',
		'assignAccountGroups',
		{ accountGroups: '[{ "aid": 1001, "value": "5" }, { "aid": "1002", "value": 0 }]' },
		['POST /v7/quotas/account-groups/assign'],
		{
			organizations: [
				{
					accountGroups: [
						{ aid: '1001', value: 5 },
						{ aid: '1002', value: 0 },
					],
				},
			],
		},
	],
	[
		'quota',
		'unassignAccountGroups',
		{ accountGroups: '1001, 1002', ...additional({ orgId: '10' }) },
		['POST /v7/quotas/account-groups/unassign'],
		{ organizations: [{ orgId: '10', accountGroups: ['1001', '1002'] }] },
	],
	[
		'event',
		'getAll',
		{ filters: { ongoing: true, window: '14d' }, limit: 3 },
		['GET /v7/events?window=14d&max=1000'],
	],
	[
		'outage',
		'getAll',
		{ filters: { window: '1d', providerName: 'Telia, Amazon', outageScope: 'all' }, aid },
		['POST /v7/internet-insights/outages/filter?aid=1002'],
		{ window: '1d', providerName: ['Telia', 'Amazon'], outageScope: 'all' },
	],
	['outage', 'getAll', {}, ['POST /v7/internet-insights/outages/filter'], {}],
	[
		'outage',
		'get',
		{ outageType: 'app', outageId },
		['GET /v7/internet-insights/outages/app/out-1'],
	],
	[
		'outage',
		'get',
		{ outageType: 'net', outageId, aid },
		['GET /v7/internet-insights/outages/net/out-1?aid=1002'],
	],
	[
		'catalogProvider',
		'getAll',
		{ filters: { included: false, asn: 'Amazon.com, Inc.' } },
		['POST /v7/internet-insights/catalog/providers/filter'],
		{ included: false, asn: 'Amazon.com, Inc.' },
	],
	[
		'catalogProvider',
		'get',
		{ providerId: byId('p-1') },
		['GET /v7/internet-insights/catalog/providers/p-1'],
	],
];

// A fifth parameter would be taken for a callback where a row has none.
it.each(rows)('%s.%s %j', async (...[resource, operation, parameters, requests, body]) => {
	const { items, error } = await eyes.run(resource, operation, parameters);
	expect(error?.message).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	expect(eyes.sent()).toEqual(requests);
	const [first] = eyes.sandbox.requests;
	expect(first.body === '' ? undefined : JSON.parse(first.body)).toEqual(body);
});

/** IDs that only the sandbox's answers tell. */
const found: Array<[resource: string, field: string, id: string, path: string]> = [
	['agentNotificationRule', 'notificationRuleId', 'ruleId', '/v7/agents/notification-rules'],
	['role', 'roleId', 'roleId', '/v7/roles'],
	[
		'suppressionWindow',
		'suppressionWindowId',
		'alertSuppressionWindowId',
		'/v7/alert-suppression-windows',
	],
];

it.each(found)('%s: what the list tells can be got', async (resource, field, id, path) => {
	const [row] = (await eyes.run(resource, 'getAll')).items;
	const value = String(row.json[id]);
	const { error, items } = await eyes.run(resource, 'get', { [field]: byId(value) });
	expect(error?.message).toBeUndefined();
	expect(items[0].json[id]).toBe(value);
	expect(eyes.sent()).toEqual([`GET ${path}`, `GET ${path}/${value}`]);
});

it.each([
	['suppressionWindow', 'suppressionWindowId', 'alertSuppressionWindowId'],
	['role', 'roleId', 'roleId'],
	['tag', 'tagId', 'id'],
])('%s: what the list tells can be deleted', async (resource, field, id) => {
	const [row] = (await eyes.run(resource, 'getAll')).items;
	const value = String(row.json[id]);
	const { items } = await eyes.run(resource, 'delete', { [field]: byId(value) });
	expect(items[0].json).toEqual({ deleted: true, [field]: value });
});
