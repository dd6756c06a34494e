import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench } from '../support/fixtures';
import { startCluster } from './cluster';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const administrator = {
	credential: { username: 'tsadmin', password: 'sandbox-admin-password' },
};
const onError = 'continueRegularOutput' as const;

/** The body of the last request. */
const sent = () => spot.body(spot.sandbox.requests.length - 1);

describe('lists in an update', () => {
	it.each<[string, IDataObject, IDataObject]>([
		['user', { groupIdentifiers: 'A, B' }, { group_identifiers: ['A', 'B'], operation: 'ADD' }],
		['user', { email: 'a@example.com' }, { email: 'a@example.com' }],
		[
			'user',
			{ groupIdentifiers: 'A', updateMode: 'REPLACE' },
			{ group_identifiers: ['A'], operation: 'REPLACE' },
		],
		['user', { clearGroups: true }, { group_identifiers: [], operation: 'REPLACE' }],
		['user', { clearGroups: false }, {}],
		['user', { updateMode: 'REPLACE' }, {}],
		['group', { description: 'New' }, { description: 'New', operation: 'ADD' }],
		['group', { userIdentifiers: ['a'] }, { user_identifiers: ['a'], operation: 'ADD' }],
		['org', { userIdentifiers: 'a' }, { user_identifiers: ['a'], operation: 'ADD' }],
	])('%s %j', async (resource, additionalFields, body) => {
		const parameters = { [`${resource}Identifier`]: 'name 1', additionalFields };
		await spot.run(resource, 'update', parameters, administrator);
		expect(sent()).toEqual(body);
	});

	it('cannot be emptied and added to in one call', async () => {
		const additionalFields = { clearGroups: true, orgIdentifiers: 'Retail' };
		const { error } = await spot.run('user', 'update', { userIdentifier: 'a', additionalFields });
		expect(error?.message).toBe(
			"'Update Mode' must be Replace where one list is emptied and another one is given",
		);
		expect(spot.sent()).toEqual([]);
	});
});

it.each<[string, string, IDataObject, string]>([
	['user', 'forceLogout', { userIdentifiers: '={{ " , " }}' }, 'Users'],
	['user', 'forceLogout', { userIdentifiers: '={{ [] }}' }, 'Users'],
	['user', 'delete', { userIdentifier: 'sales/ana' }, 'User'],
	['org', 'delete', { orgIdentifier: '0' }, 'Org'],
	['org', 'delete', { orgIdentifier: ' primary' }, 'Org'],
	['group', 'addMembers', { groupIdentifier: 'A' }, 'User Names or IDs'],
	[
		'user',
		'import',
		{
			users: { values: [{ userIdentifier: 'a', displayName: 'A' }] },
			additionalFields: { deleteUnspecifiedUsers: true, confirmDeletion: 'yes' },
		},
		'Confirm Deletion',
	],
	[
		'security',
		'transferOwnership',
		{ currentOwnerIdentifier: 'Ana', userIdentifier: 'ana ' },
		'New Author',
	],
	['log', 'getAll', { filters: { startTime: '2026-02-01', endTime: '2026-01-01' } }, 'Start Time'],
	['agentConversation', 'create', {}, 'Data Source'],
])('%s.%s %j is refused, and nothing is sent', async (resource, operation, parameters, label) => {
	const { error } = await spot.run(resource, operation, parameters);
	expect(error?.message).toContain(`'${label}' `);
	expect(spot.sent()).toEqual([]);
});

it('a deactivation tells the address of the cluster', async () => {
	const { items } = await spot.run('user', 'deactivate', { userIdentifier: 'a' }, administrator);
	expect(sent()).toEqual({ user_identifier: 'a', base_url: spot.sandbox.url });
	expect(items[0].json).toHaveProperty('activation_link');
});

it('passwords show in no error', async () => {
	const marker = 'mark+new/1';
	const fault = { kind: 'status', status: 400, match: { path: 'reset-password' } } as const;
	const body = { error: { message: { debug: `${marker} is too short` } } };
	spot.sandbox.control.fault({ ...fault, body });
	const parameters = { userIdentifier: 'a', newPassword: marker };
	const { error } = await spot.run('user', 'resetPassword', parameters, administrator);
	expect(error?.message).toContain('answered 400');
	expect(JSON.stringify([error?.message, Object(error).description])).not.toContain(marker);
});

describe('an import', () => {
	const user = (name: string) => ({ values: [{ userIdentifier: name, displayName: name }] });
	const users = user('={{ $json.name }}');

	it('is one call for all items, and nothing but a dry run unless chosen', async () => {
		const cluster = await startCluster({
			'/users/import': {
				users_added: [{ id: '2', name: 'B' }],
				users_updated: [{ id: '1', name: 'a' }],
				users_deleted: [{ id: '9', name: 'z' }],
			},
		});
		const input = ['a', 'b', 'c'].map((name) => ({ name }));
		const wish = { input, credential: { baseUrl: cluster.url } };
		const { items } = await spot.run('user', 'import', { users }, wish);
		expect(cluster.bodies('/users/import')).toEqual([
			{
				users: ['a', 'b', 'c'].map((name) => ({ user_identifier: name, display_name: name })),
				dry_run: true,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id: '1', name: 'a', change: 'updated', dryRun: true },
			{ id: '2', name: 'B', change: 'added', dryRun: true },
			{ name: 'c', change: 'none', dryRun: true },
			{ id: '9', name: 'z', change: 'deleted', dryRun: true },
		]);
		expect(items.slice(0, 3).map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	it('deletes the others only when that was confirmed', async () => {
		const additionalFields = { deleteUnspecifiedUsers: true, confirmDeletion: 'DELETE' };
		const parameters = { users: user('a'), dryRun: false, additionalFields };
		await spot.run('user', 'import', parameters, administrator);
		expect(sent()).toMatchObject({ dry_run: false, delete_unspecified_users: true });
		expect(sent()).not.toHaveProperty('confirm_deletion');
	});
});

describe('create or update', () => {
	const ana = {
		id: 'guid-1',
		name: 'Ana',
		display_name: 'Ana',
		email: 'ana@example.com',
		user_groups: [{ id: 'g-1', name: 'All' }],
		orgs: [{ id: 0, name: 'Primary' }],
	};
	const given = { name: 'ana', displayName: 'Ana', email: 'ana@example.com' };
	const upsert = async (found: IDataObject[][], parameters: IDataObject, more: object = {}) => {
		const rows = [...found];
		const cluster = await startCluster({
			'/users/search': () => rows.shift() ?? found[found.length - 1],
			'/users/create': { ...ana, id: 'guid-2' },
			'/users/guid-1/update': {},
			...more,
		});
		const wish = { credential: { baseUrl: cluster.url }, onError };
		const { items } = await spot.run('user', 'upsert', { ...given, ...parameters }, wish);
		return { cluster, json: items[0].json };
	};

	it('creates what is not there, with everything', async () => {
		const additionalFields = { password: 'mark+new/2', groupIdentifiers: 'Ops', updateMode: 'ADD' };
		const { cluster, json } = await upsert([[]], { additionalFields });
		expect(cluster.bodies('/users/create')).toEqual([
			{
				name: 'ana',
				display_name: 'Ana',
				email: 'ana@example.com',
				password: 'mark+new/2',
				group_identifiers: ['Ops'],
			},
		]);
		expect(json).toMatchObject({ id: 'guid-2', created: true, changed: [] });
	});

	it('asks for nothing where nothing differs', async () => {
		const additionalFields = {
			password: 'mark+new/3',
			groupIdentifiers: 'All',
			orgIdentifiers: '0',
		};
		const { cluster, json } = await upsert([[ana]], { additionalFields });
		expect(cluster.paths()).toEqual(['/users/search']);
		expect(json).toEqual({ ...ana, created: false, changed: [] });
	});

	it('sends what differs alone, and reads it again', async () => {
		const additionalFields = { groupIdentifiers: 'All, Ops', password: 'mark+new/4' };
		const after = { ...ana, email: 'new@example.com' };
		const { cluster, json } = await upsert([[ana], [after]], {
			email: 'new@example.com',
			additionalFields,
		});
		expect(cluster.bodies('/users/guid-1/update')).toEqual([
			{ email: 'new@example.com', group_identifiers: ['All', 'Ops'], operation: 'ADD' },
		]);
		expect(json).toEqual({ ...after, created: false, changed: ['email', 'groupIdentifiers'] });
	});

	it.each([
		['REMOVE', 'Ops', []],
		['REMOVE', 'Ops, g-1', ['groupIdentifiers']],
		['REPLACE', 'Ops', ['groupIdentifiers']],
		['ADD', 'g-1', []],
	])('%s %s changes %j', async (updateMode, groupIdentifiers, changed) => {
		const { json } = await upsert([[ana]], { additionalFields: { updateMode, groupIdentifiers } });
		expect(json.changed).toEqual(changed);
	});

	it('takes nobody of another name for the user', async () => {
		const { json } = await upsert([[{ ...ana, name: 'Anastasia' }]], {});
		expect(json).toMatchObject({ created: true });
	});

	it('updates what somebody else created in between', async () => {
		const create = { '/users/create': { status: 400, json: { error: 'exists' } } };
		const { json, cluster } = await upsert([[], [ana]], { email: 'b@example.com' }, create);
		expect(json).toMatchObject({ created: false, changed: ['email'] });
		expect(cluster.bodies('/users/create')).toHaveLength(1);
	});

	it('says why it cannot be created', async () => {
		const create = { '/users/create': { status: 400, json: { error: 'too weak' } } };
		const { json } = await upsert([[]], {}, create);
		expect(json.error).toContain('Create a user: ThoughtSpot answered 400');
	});
});
