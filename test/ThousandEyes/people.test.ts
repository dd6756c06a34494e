import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

/** Updates a thing that reads like this; gives what was sent. */
async function update(resource: string, read: IDataObject, parameters: IDataObject) {
	const server = closeAfter(await startServer(() => ({ json: read })));
	const credential = { baseUrl: server.url };
	const result = await eyes.run(resource, 'update', parameters, { credential });
	const [get, put] = server.requests;
	return { ...result, read: get?.url, body: put && (JSON.parse(put.body) as IDataObject) };
}

describe('a user', () => {
	const read = {
		uid: '245',
		name: 'Ada',
		email: 'ada@example.com',
		lastLogin: '2026-01-01T00:00:00Z',
		loginAccountGroup: { aid: '1001', accountGroupName: 'Operations' },
		allAccountGroupRoles: [],
		accountGroupRoles: [
			{ accountGroup: { aid: '1001' }, roles: [{ roleId: '35', name: 'Admin' }] },
			{ accountGroup: { aid: '1002' }, roles: [{ roleId: '36' }, { roleId: '37' }] },
		],
	};
	const roles = [
		{ accountGroupId: '1001', roleIds: ['35'] },
		{ accountGroupId: '1002', roleIds: ['36', '37'] },
	];

	it('keeps all roles where another name is given', async () => {
		const { body } = await update('user', read, {
			userId: byId('245'),
			additionalFields: { name: 'Ada L.' },
		});
		expect(body).toEqual({
			name: 'Ada L.',
			email: 'ada@example.com',
			loginAccountGroupId: '1001',
			allAccountGroupRoleIds: [],
			accountGroupRoles: roles,
		});
	});

	it('gets the roles that are given, and no others', async () => {
		const accountGroupRoles = '[{ "accountGroupId": 1003, "roleIds": ["36"] }]';
		const { body } = await update('user', read, {
			userId: byId('245'),
			additionalFields: { accountGroupRoles },
		});
		expect(body.accountGroupRoles).toEqual([{ accountGroupId: '1003', roleIds: ['36'] }]);
	});

	it('is refused roles that say nothing', async () => {
		const { error } = await eyes.run('user', 'create', {
			name: 'A',
			email: 'a@example.com',
			additionalFields: { accountGroupRoles: [{ aid: '1' }] },
		});
		expect(error?.message).toContain("'Account Group Roles (JSON)' must have");
		expect(eyes.sent()).toEqual([]);
	});

	it('is found by e-mail address, too', async () => {
		const userId = { __rl: true, mode: 'name', value: 'tom.becker@example.com' };
		const { items } = await eyes.run('user', 'get', { userId });
		expect(items[0].json.uid).toBe('247');
	});

	it('called current is no ID', async () => {
		const { items } = await eyes.run('user', 'getCurrent', { aid: byId('1002') });
		expect(items[0].json.uid).toBe('245');
		expect(eyes.sent()).toEqual(['GET /v7/users/current']);
	});
});

describe('a role', () => {
	const read = {
		roleId: '57',
		name: 'Night',
		isBuiltin: false,
		permissions: [{ permissionId: '1', label: 'A' }, { permissionId: '2' }],
	};

	it('gains and loses permissions', async () => {
		const { body } = await update('role', read, {
			roleId: byId('57'),
			additionalFields: { addPermissions: '3, 1', removePermissions: '2' },
		});
		expect(body).toEqual({ name: 'Night', permissions: ['1', '3'] });
	});

	it('that is built in is refused before anything is changed', async () => {
		const { error, body } = await update(
			'role',
			{ ...read, isBuiltin: true },
			{
				roleId: byId('57'),
				additionalFields: { name: 'Other' },
			},
		);
		expect(error?.message).toContain('built in');
		expect(body).toBeUndefined();
	});
});

describe('an account group', () => {
	const read = {
		aid: '1001',
		accountGroupName: 'Operations',
		accountToken: 'marker-account-token',
		agents: [
			{ agentId: '11', agentType: 'enterprise' },
			{ agentId: '12', agentType: 'cloud' },
		],
	};

	it('keeps its agents under another name, and hides its token', async () => {
		const {
			body,
			items,
			read: url,
		} = await update('accountGroup', read, {
			accountGroupId: byId('1001'),
			additionalFields: { accountGroupName: 'Ops' },
		});
		expect(url).toBe('/v7/account-groups/1001?expand=agent');
		expect(body).toEqual({ accountGroupName: 'Ops', agents: ['11'] });
		expect(JSON.stringify(items)).not.toContain('marker');
	});

	it('shows its token where that is wanted', async () => {
		const { items } = await update('accountGroup', read, {
			accountGroupId: byId('1001'),
			options: { includeSecrets: true },
		});
		expect(items[0].json.accountToken).toBe('marker-account-token');
	});
});

describe('an agent', () => {
	const read = {
		agentId: '11',
		agentName: 'Branch',
		agentType: 'enterprise',
		enabled: true,
		ipv6Policy: 'force-ipv4',
		hostname: 'branch.example.com',
		accountGroups: [{ aid: '1001', accountGroupName: 'Operations' }],
		tests: [{ testId: '1' }, { testId: '2' }],
	};
	const agentId = byId('11');

	it('keeps its tests and account groups', async () => {
		const { body, read: url } = await update('agent', read, {
			agentId,
			aid: byId('1002'),
			additionalFields: { agentName: 'Branch 2' },
		});
		expect(url).toBe('/v7/agents/11?aid=1002&expand=test');
		expect(body).toEqual({
			agentName: 'Branch 2',
			enabled: true,
			ipv6Policy: 'force-ipv4',
			accountGroups: ['1001'],
			tests: ['1', '2'],
		});
	});

	it('is sent no list that was not read', async () => {
		const rest = { ...read, accountGroups: undefined, tests: undefined };
		const { body } = await update('agent', rest, { agentId, additionalFields: { enabled: false } });
		expect(Object.keys(body).sort()).toEqual(['agentName', 'enabled', 'ipv6Policy']);
	});

	it('of the cloud is refused', async () => {
		const { error, body } = await update('agent', { ...read, agentType: 'cloud' }, { agentId });
		expect(error?.message).toContain('Cloud Agent');
		expect(body).toBeUndefined();
	});

	it('does not join its own cluster', async () => {
		const additionalFields = { agents: '12, 11' };
		const { error } = await eyes.run('agent', 'assignToCluster', { agentId, additionalFields });
		expect(error?.message).toContain("'Agents' must not");
		expect(eyes.sent()).toEqual([]);
	});

	it.each([
		[{ agentName: 'BRANCH-3' }, ['branch-30', 'branch-31']],
		[{ agentState: 'offline' }, ['branch-28', 'branch-35']],
		[{ lastSeenBefore: '2024-01-01T00:00:00Z' }, ['branch-24']],
		[{ lastSeenBefore: '2023-01-01T00:00:00Z' }, []],
	])('is found by %j', async (filters, names) => {
		for (const authentication of ['bearer', 'basic']) {
			const parameters = { returnAll: true, filters };
			const { items, error } = await eyes.run('agent', 'getAll', parameters, { authentication });
			expect(error).toBeUndefined();
			const found = items.map(({ json }) => String(json.agentName).split('.')[0]);
			expect(found).toEqual(expect.arrayContaining(names));
			expect(found.length === 0).toBe(names.length === 0);
		}
	});
});

describe('the token of the credential', () => {
	const created = { bearerToken: 'a-new-token', validUntil: '2028-01-01T00:00:00Z' };

	it('is told once, with what to do next', async () => {
		const server = closeAfter(await startServer(() => ({ status: 201, json: created })));
		const { items } = await eyes.run(
			'apiToken',
			'regenerate',
			{},
			{ credential: { baseUrl: server.url } },
		);
		expect(items.map(({ json }) => json)).toEqual([
			{
				token: 'a-new-token',
				validUntil: created.validUntil,
				oldTokenWorksUntil: expect.stringMatching(/Z$/),
				next: expect.any(String),
			},
		]);
		const [{ url, body, headers }] = server.requests;
		expect([url, body, headers['content-type']]).toEqual(['/v7/api-tokens', '', undefined]);
	});

	it.each([401, 409, 500, 503])('is not asked for again after %s', async (status) => {
		const server = closeAfter(await startServer(() => ({ status, json: {} })));
		const { error } = await eyes.run(
			'apiToken',
			'regenerate',
			{},
			{ credential: { baseUrl: server.url } },
		);
		expect(error?.message).toContain(String(status));
		expect(server.requests).toHaveLength(1);
		if (status === 409) expect(error?.description).toContain('14 days');
	});

	it('is made for no second item, and not for the first one either', async () => {
		const { error } = await eyes.run('apiToken', 'regenerate', {}, { input: [{}, {}] });
		expect(error?.message).toContain('one item');
		expect(eyes.sent()).toEqual([]);
	});

	it('is made for the first item, where errors are items', async () => {
		const wish = { input: [{}, {}], onError: 'continueRegularOutput' as const };
		const { items } = await eyes.run('apiToken', 'regenerate', {}, wish);
		expect(items.map(({ json }) => typeof json.error)).toEqual(['undefined', 'string']);
		expect(eyes.sent()).toHaveLength(1);
	});

	it('is nothing for an OAuth2 client', async () => {
		const { error } = await eyes.run('apiToken', 'regenerate', {}, { authentication: 'oAuth2' });
		expect(error?.message).toContain('cannot be a ThousandEyes OAuth2 API here');
		expect(eyes.sent()).toEqual([]);
	});
});

describe('secrets in answers', () => {
	const marker = 'marker-secret';
	it.each([
		['agentNotificationRule', { notifications: { webhook: [{ authToken: marker, target: 'x' }] } }],
	])('of %s are hidden', async (resource, json) => {
		const server = closeAfter(await startServer(() => ({ json })));
		const parameters = { notificationRuleId: byId('1') };
		const credential = { baseUrl: server.url };
		const { items } = await eyes.run(resource, 'get', parameters, { credential });
		expect(JSON.stringify(items)).not.toContain(marker);
		expect(JSON.stringify(items)).toContain('**hidden**');
	});
});

describe('alerts in every state', () => {
	it('are those of two requests, each once', async () => {
		const row = (id: string, state: string) => ({ id, state });
		const server = closeAfter(
			await startServer(({ url }) => ({
				json: {
					alerts: url.includes('trigger')
						? [row('1', 'ACTIVE'), row('2', 'ACTIVE')]
						: [row('2', 'CLEARED'), row('3', 'CLEARED')],
				},
			})),
		);
		const { items } = await eyes.run(
			'alert',
			'getAll',
			{ filters: { state: 'all', window: '1d' }, limit: 10 },
			{ credential: { baseUrl: server.url } },
		);
		expect(items.map(({ json }) => `${String(json.id)} ${String(json.state)}`)).toEqual([
			'1 ACTIVE',
			'2 CLEARED',
			'3 CLEARED',
		]);
		expect(server.requests.map(({ url }) => url)).toEqual([
			'/v7/alerts?state=trigger&window=1d&max=10',
			'/v7/alerts?state=clear&window=1d&max=10',
		]);
	});
});

describe('an AI agent', () => {
	/** n8n gives the node that an agent uses a type of its own. */
	class ThousandEyesTool extends ThousandEyes {
		constructor() {
			super();
			this.description = { ...this.description, name: `${this.description.name}Tool` };
		}
	}
	const tool = createBench(ThousandEyesTool, async () => await startThousandEyes(), '');

	it.each([
		['accountGroup', 'delete', { accountGroupId: byId('1003') }],
		['apiToken', 'regenerate', {}],
	])('cannot use %s.%s', async (resource, operation, parameters) => {
		const { error } = await tool.run(resource, operation, parameters);
		expect(error?.message).toContain('not for AI agents');
		expect(tool.sent()).toEqual([]);
	});

	it('is not offered them, and all the others', async () => {
		const { properties } = new ThousandEyes().description;
		const operations = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes('accountGroup'),
		);
		const options = (operations?.options ?? []) as INodePropertyOptions[];
		const hidden = options.filter((one) => one.displayOptions).map(({ value }) => value);
		expect(hidden).toEqual(['delete']);
		const { error } = await tool.run('accountGroup', 'getAll');
		expect(error).toBeUndefined();
	});
});
