import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { findSecrets } from '../support/secrets';
import { byId, createBench } from '../support/fixtures';
import { live, type Life } from './lifecycle';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const MARKER = 'marked-91c2-secret';
const context =
	'[{"dataSourceId":"AGENTS","filters":[{"filterId":"f","metricIds":[],"values":["1"]}]}]';

const lives: Life[] = [
	{
		resource: 'stream',
		field: 'streamId',
		create: {
			type: 'opentelemetry',
			streamEndpointUrl: 'https://example.com/v1',
			additionalFields: {
				customHeaders: { Authorization: MARKER },
				exporterConfig: {
					authorization: {
						oAuth2: { clientId: 'c', clientSecret: MARKER, tokenUrl: 'https://t', scopes: 'a, b' },
					},
				},
				testMatch: { values: [{ id: '1', domain: 'cea' }] },
				tagMatch: { values: [{ key: 'k', value: 'v' }] },
				filters: { testTypes: { values: ['api'] } },
				endpointAgentLabel: '7, 8',
				endpointAgentTag: 'a',
				signal: 'metric',
			},
		},
		update: { additionalFields: { enabled: false } },
		changed: { enabled: false, endpointAgentLabel: [{ id: '7' }, { id: '8' }] },
	},
	{
		resource: 'credential',
		field: 'credentialId',
		create: { name: 'Shop', value: MARKER },
		update: { additionalFields: { name: 'New' } },
		changed: { name: 'New', value: '**hidden**' },
	},
	{
		resource: 'dashboard',
		field: 'dashboardId',
		id: 'dashboardId',
		create: {
			title: 'Board',
			additionalFields: {
				widgets: '[{"type":"Agent Status","title":"A","filters":{"TEST":["1"]}}]',
				defaultTimespan: { duration: 7200 },
				layout: { type: 'vertical' },
			},
		},
		update: { additionalFields: { title: 'New', isPrivate: true } },
		changed: { title: 'New', widgets: [{ title: 'A' }], layout: { type: 'vertical' } },
	},
	{
		resource: 'dashboardFilter',
		field: 'dashboardFilterId',
		create: { name: 'F', context },
		update: { additionalFields: { description: 'two\nlines' } },
		changed: { name: 'F', description: 'two\nlines', context: JSON.parse(context) as IDataObject },
	},
	{
		resource: 'dashboardSnapshot',
		field: 'dashboardSnapshotId',
		id: 'snapshotId',
		create: {
			dashboardId: byId('d1'),
			startDate: '2026-01-31T08:00:00Z',
			endDate: '2026-01-31T10:00:00Z',
			additionalFields: { displayName: 'S', anonymizeData: true },
		},
	},
	{
		resource: 'template',
		field: 'templateId',
		create: {
			name: 'T',
			additionalProperties: { labels: { a: {} } },
			additionalFields: { tests: { a: { type: 'http-server' } } },
		},
		update: { additionalFields: { tests: { b: {} } } },
		changed: { name: 'T', tests: { a: { type: 'http-server' }, b: {} }, labels: { a: {} } },
	},
];

it.each(lives.map((life) => [life.resource, life] as const))(
	'%s is created, found, changed and deleted',
	async (_, life) => {
		await live(eyes, life);
		const { items } = await eyes.run(life.resource, 'getAll', { returnAll: true });
		expect(findSecrets(items, [MARKER])).toEqual([]);
	},
);

it.each<[string, string, IDataObject, string]>([
	[
		'dashboard',
		'getWidgetData',
		{
			dashboardId: byId('d'),
			widgetId: byId('w'),
			additionalFields: { window: '2h', max: 20, order: 'asc', sort: 'name', cursor: 'c' },
		},
		'GET /v7/dashboards/d/widgets/w?window=2h&cursor=c&max=20&order=asc&sort=name',
	],
	[
		'dashboard',
		'getCardData',
		{ dashboardId: byId('d'), widgetId: byId('w'), cardId: byId('c') },
		'GET /v7/dashboards/d/widgets/w/cards/c',
	],
	[
		'dashboard',
		'getColumnData',
		{ dashboardId: byId('d'), widgetId: byId('w'), columnId: byId('c'), aid: byId('1001') },
		'GET /v7/dashboards/d/widgets/w/columns/c?aid=1001',
	],
	[
		'dashboardSnapshot',
		'getWidgetData',
		{ dashboardSnapshotId: byId('s'), widgetId: byId('w') },
		'GET /v7/dashboard-snapshots/s/widgets/w',
	],
	[
		'template',
		'getSharingSettings',
		{ templateId: byId('t') },
		'GET /v7/templates/t/sharing-settings',
	],
	[
		'template',
		'updateSharingSettings',
		{ templateId: byId('t'), scope: 'organization' },
		'PUT /v7/templates/t/sharing-settings',
	],
	[
		'template',
		'deploy',
		{ templateId: byId('t'), additionalFields: { userInputValues: { a: 1 }, name: 'n' } },
		'POST /v7/templates/t/deploy',
	],
])('%s.%s %j', async (resource, operation, parameters, request) => {
	const { items, error } = await eyes.run(resource, operation, parameters);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(eyes.sent()).toEqual([request]);
});

it('sets when a snapshot is deleted', async () => {
	const { items: found } = await eyes.run('dashboardSnapshot', 'getAll', {});
	const { items } = await eyes.run('dashboardSnapshot', 'updateExpiration', {
		dashboardSnapshotId: byId(found[0].json.snapshotId),
		expirationDate: '2026-12-01T00:00:00Z',
	});
	expect(items[0].json).toEqual({ success: true });
	const last = eyes.sandbox.requests.length - 1;
	expect(eyes.body(last)).toEqual({ expirationDate: '2026-12-01T00:00:00Z' });
});

describe('what a service masks', () => {
	it.each<[string, string, IDataObject, string]>([
		[
			'stream',
			'streamId',
			{ exporterConfig: { splunkHec: { token: '*****' } } },
			"'Exporter Config' has to be entered anew: splunkHec.token",
		],
		['stream', 'streamId', { customHeaders: { a: '***' } }, "'Custom Headers' has to be"],
		['credential', 'credentialId', { value: '***' }, "'Value' has to be entered anew"],
		['credential', 'credentialId', {}, "'Value' has to be entered anew"],
	])('is not written back: %s %s %j', async (resource, field, body, message) => {
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body: { id: 'x', ...body } });
		const parameters = { [field]: byId('x'), additionalFields: {} };
		const { error } = await eyes.run(resource, 'update', parameters);
		expect(error?.message).toContain(message);
		expect(eyes.sent()).toHaveLength(1);
	});
});

it('finds widgets in the list of their dashboard', async () => {
	const widgets = [{ id: 'w1', title: 'One', type: 'Map' }];
	eyes.sandbox.control.fault({ kind: 'status', status: 200, body: { widgets } });
	const place = { resource: 'dashboard', operation: 'getWidgetData', dashboardId: byId('d') };
	const { results } = await eyes.list('searchDashboardWidgets', {}, place);
	expect(results).toEqual([{ name: 'One (Map)', value: 'w1' }]);
});
