import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { findSecrets } from '../support/secrets';
import { byId, createBench } from '../support/fixtures';
import { live, type Life } from './lifecycle';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const MARKER = 'marked-7f3e-secret';
const basic = { type: 'basic', username: 'hook', password: MARKER };
const values = (...rows: IDataObject[]) => ({ values: rows });
const key = values({ name: 'X-Key', value: MARKER });

const lives: Life[] = [
	{
		resource: 'connector',
		field: 'connectorId',
		always: { connectorType: 'generic' },
		create: {
			name: 'Hooks',
			target: 'https://example.com/hooks',
			additionalFields: { authentication: basic, headers: key },
		},
		update: { additionalFields: { name: 'New hooks' } },
		changed: { name: 'New hooks', target: 'https://example.com/hooks' },
	},
	{
		resource: 'connector',
		field: 'connectorId',
		always: { connectorType: 'conjur' },
		create: {
			name: 'Vault',
			target: 'https://example.com/vault',
			additionalFields: {
				account: 'main',
				authentication: { type: 'conjur-host', hostId: 'host', apiKey: MARKER },
			},
		},
		update: { additionalFields: { account: 'other' } },
		changed: { name: 'Vault', account: 'other' },
	},
	{
		resource: 'webhookOperation',
		field: 'webhookOperationId',
		create: {
			name: 'Alerts',
			category: 'alerts',
			additionalFields: { payload: '{\n"id": "{{alert.id}}"\n}', path: '/a', headers: key },
		},
		update: { additionalFields: { enabled: false, queryParams: '{"a":"b"}' } },
		changed: {
			enabled: false,
			path: '/a',
			status: 'pending',
			payload: '{\n"id": "{{alert.id}}"\n}',
		},
	},
	{
		resource: 'credentialVaultOperation',
		field: 'credentialVaultOperationId',
		create: { name: 'Secrets', secrets: values({ name: 'password', secretKey: 'a/b' }) },
		update: { additionalFields: { name: 'Other' } },
		changed: { name: 'Other' },
	},
];

it.each(lives.map((life) => [life.resource, life] as const))(
	'%s is created, found, changed and deleted',
	async (_, life) => {
		await live(eyes, life);
	},
);

const generic = { connectorType: 'generic' };

async function connectorWith(authentication: IDataObject): Promise<string> {
	const { items, error } = await eyes.run('connector', 'create', {
		...generic,
		name: 'C',
		target: 'https://example.com/',
		additionalFields: { authentication, headers: key },
	});
	expect(error).toBeUndefined();
	return String(items[0].json.id);
}

describe('the secrets of a connector', () => {
	it('show nowhere, unless they are asked for', async () => {
		const connectorId = byId(await connectorWith(basic));
		for (const [operation, parameters] of [
			['get', { connectorId }],
			['getAll', { connectorType: 'all' }],
			['update', { connectorId, additionalFields: { name: 'D' } }],
			['update', { connectorId, additionalFields: { headers: key }, options: { dryRun: true } }],
		] as Array<[string, IDataObject]>) {
			const { items, error } = await eyes.run('connector', operation, {
				...generic,
				...parameters,
			});
			expect(error).toBeUndefined();
			expect(findSecrets(items, [MARKER])).toEqual([]);
		}
		const whole = { ...generic, connectorId, options: { includeSecrets: true } };
		const { items } = await eyes.run('connector', 'get', whole);
		expect(items[0].json.authentication).toEqual(basic);
	});

	it.each([
		['of the same type', { ...basic, password: 'other' }],
		['of another type', { type: 'bearer-token', token: 't' }],
	])('are replaced by others %s', async (_, authentication) => {
		const connectorId = byId(await connectorWith(basic));
		await eyes.run('connector', 'update', {
			...generic,
			connectorId,
			additionalFields: { authentication },
		});
		const { body } = eyes.sandbox.requests[eyes.sandbox.requests.length - 1];
		expect((JSON.parse(body) as IDataObject).authentication).toEqual(authentication);
	});

	it.each([
		['masked', { ...basic, password: '******' }],
		['left out', { type: 'basic', username: 'hook' }],
	])('have to be entered anew where they come %s', async (_, authentication) => {
		const body = { id: 'c1', name: 'C', type: 'generic', target: 'https://t', authentication };
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body });
		const { error } = await eyes.run('connector', 'update', {
			...generic,
			connectorId: byId('c1'),
			additionalFields: { name: 'D' },
		});
		expect(error?.message).toContain("'Authentication' has to be entered anew: password");
		expect(eyes.sent()).toEqual(['GET /v7/connectors/generic/c1']);
	});

	it('are replaced also where they cannot be read', async () => {
		const authentication = { type: 'basic', username: 'hook', password: '***' };
		const body = { id: 'c1', name: 'C', type: 'generic', target: 'https://t', authentication };
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body });
		eyes.sandbox.control.fault({ kind: 'status', status: 200, body });
		const { error } = await eyes.run('connector', 'update', {
			...generic,
			connectorId: byId('c1'),
			additionalFields: { authentication: basic },
		});
		expect(error).toBeUndefined();
		expect(eyes.body(1)).toMatchObject({ name: 'C', authentication: basic });
	});

	it.each([
		[{ connectorType: 'conjur' }, "'Account' is empty"],
		[{ connectorType: 'conjur', additionalFields: { account: 'a' } }, "'Authentication' is empty"],
		[
			{ ...generic, additionalFields: { authentication: { username: 'u' } } },
			"'Authentication: Type' is empty",
		],
		[
			{ ...generic, additionalFields: { authentication: { type: 'basic', username: 'u' } } },
			"'Authentication: Password' is empty",
		],
	])('are checked: %j', async (parameters, message) => {
		const place = { name: 'C', target: 'https://example.com/' };
		const { error } = await eyes.run('connector', 'create', { ...place, ...parameters });
		expect(error?.message).toContain(message);
		expect(eyes.sent()).toEqual([]);
	});
});
