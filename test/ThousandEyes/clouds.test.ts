import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { findSecrets } from '../support/secrets';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const MARKER = 'marked-55d1-secret';
const azure = { appId: 'app', password: MARKER, azureTenantId: 'tenant' };

it('creates integrations with what their provider and kind need', async () => {
	const aws = { provider: 'aws', name: 'A', roleArn: 'arn:role', snsTopicsArns: 'arn:1, arn:2' };
	for (const monitoringType of ['flow-logs', 'inventory']) {
		const parameters = { ...aws, monitoringType };
		const { error } = await eyes.run('cloudInsightsIntegration', 'create', parameters);
		expect(error).toBeUndefined();
	}
	const path = '/v7/cloud-insights/integration/aws';
	expect(eyes.sent()).toEqual([`POST ${path}/flow-logs`, `POST ${path}/inventory`]);
	const inventory = { name: 'A', roleArn: 'arn:role' };
	expect(eyes.body(0)).toEqual({ ...inventory, snsTopicsArns: ['arn:1', 'arn:2'] });
	expect(eyes.body(1)).toEqual(inventory);
});

it('finds and deletes integrations', async () => {
	const run = async (operation: string, parameters: IDataObject = {}) => {
		const place = { provider: 'aws', ...parameters };
		const { items, error } = await eyes.run('cloudInsightsIntegration', operation, place);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};
	const [{ id }] = await run('getAll');
	const integrationId = byId(id);
	expect(await run('get', { integrationId })).toMatchObject([{ id }]);
	expect(await run('delete', { integrationId })).toEqual([{ deleted: true, integrationId: id }]);
});

it('hides the password of an integration, unless it is asked for', async () => {
	const parameters = { provider: 'azure', monitoringType: 'inventory', name: 'A', ...azure };
	const { items } = await eyes.run('cloudInsightsIntegration', 'create', parameters);
	expect(findSecrets(items, [MARKER])).toEqual([]);
	expect(items[0].json.password).toBe('**hidden**');
	expect(eyes.body(0)).toEqual({ name: 'A', ...azure });
	const options = { includeSecrets: true };
	const whole = await eyes.run('cloudInsightsIntegration', 'create', { ...parameters, options });
	expect(whole.items[0].json.password).not.toBe('**hidden**');
});

it('reads a policy before it is changed', async () => {
	const body = { enabledResourceGroupTypes: ['ec2'], enabledRegions: ['us-east-1'] };
	const read = { ...body, enabledCloudtrail: true };
	eyes.sandbox.control.fault({ kind: 'status', status: 200, body: read });
	const { error } = await eyes.run('cloudInsightsPolicy', 'update', {
		provider: 'aws',
		additionalFields: { enabledRegions: 'eu-west-1, eu-west-2' },
	});
	expect(error).toBeUndefined();
	const path = '/v7/cloud-insights/integration/aws/policy/settings';
	expect(eyes.sent()).toEqual([`GET ${path}`, `PUT ${path}`]);
	expect(eyes.body(1)).toEqual({ ...read, enabledRegions: ['eu-west-1', 'eu-west-2'] });
});

describe('interface groups', () => {
	const groups = [1, 2].map((id) => ({
		groupId: `${id}`,
		groupName: `G${id}`,
		ipAddresses: [`192.0.2.${id}`],
		rdnsRegexes: ['x'],
	}));
	const update = async (id: string) => {
		const body = { pathVisInterfaceGroups: groups };
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body });
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body: groups[1] });
		return await eyes.run('pathVisInterfaceGroup', 'update', {
			interfaceGroupId: byId(id),
			additionalFields: { groupName: 'New' },
		});
	};

	it('are changed as the list has them', async () => {
		const { error } = await update('2');
		expect(error).toBeUndefined();
		const path = '/v7/network/path-vis/interface-groups';
		expect(eyes.sent()).toEqual([`GET ${path}`, `PUT ${path}/2`]);
		expect(eyes.body(1)).toEqual({ groupName: 'New', ipAddresses: ['192.0.2.2'] });
	});

	it('that are not in the list are not written', async () => {
		const { error } = await update('3');
		expect(error?.message).toContain("'Interface Group' names nothing");
		expect(eyes.sent()).toHaveLength(1);
	});
});

it.each<[string, string, IDataObject, string]>([
	['autonomousSystem', 'getPrefixes', { asn: 64500 }, 'GET /v7/autonomous-systems/64500/prefixes'],
	['userAgent', 'getAll', {}, 'GET /v7/user-agents'],
	[
		'emulatedDevice',
		'getAll',
		{ options: { expand: ['user-agent'] } },
		'GET /v7/emulated-devices?expand=user-agent',
	],
	[
		'emulatedDevice',
		'create',
		{ category: 'phone', width: 360, height: 640, aid: byId('1001') },
		'POST /v7/emulated-devices?aid=1001',
	],
	[
		'pathVisInterfaceGroup',
		'create',
		{ groupName: 'G', ipAddresses: ['192.0.2.1'] },
		'POST /v7/network/path-vis/interface-groups',
	],
])('%s.%s %j', async (resource, operation, parameters, request) => {
	const { items, error } = await eyes.run(resource, operation, parameters);
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	expect(eyes.sent()).toEqual([request]);
});
