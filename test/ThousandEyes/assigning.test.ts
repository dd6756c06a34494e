import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const connectorId = 'c0ffee00-0000-4000-8000-000000000001';
const webhookOperationId = '6e069ae9-8537-4120-b988-61bf8e0d8b87';
const answer = (items: string[]) =>
	eyes.sandbox.control.fault({ kind: 'status', status: 200, body: { items } });

describe('operations of a connector', () => {
	const place = { connectorType: 'generic', connectorId: byId(connectorId), aid: byId('1001') };
	const path = `/v7/connectors/generic/${connectorId}/operations?aid=1001`;

	it.each([
		['add', 'b, c', ['a', 'b', 'c']],
		[undefined, ['c', 'a'], ['a', 'b', 'c']],
		['remove', 'a', ['b']],
	])('are read before they are changed: %s %j', async (mode, operationIds, sent) => {
		answer(['a', 'b']);
		answer(sent);
		const parameters = { ...place, operationIds, options: mode ? { mode } : {} };
		const { items, error } = await eyes.run('connector', 'assignOperations', parameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(sent.map((operationId) => ({ operationId })));
		expect(eyes.sent()).toEqual([`GET ${path}`, `PUT ${path}`]);
		expect(eyes.body(1)).toEqual(sent);
	});

	it('are replaced only where that is wanted', async () => {
		answer(['d']);
		const parameters = { ...place, operationIds: 'd', options: { mode: 'replace' } };
		await eyes.run('connector', 'assignOperations', parameters);
		expect(eyes.sent()).toEqual([`PUT ${path}`]);
		expect(eyes.body(0)).toEqual(['d']);
	});

	it('of a vault say whether tests may get disabled', async () => {
		const vault = { connectorType: 'conjur', connectorId: byId('v1'), operationIds: 'a' };
		const assign = async (options: IDataObject) =>
			await eyes.run('connector', 'assignOperations', { ...vault, options });
		await assign({ mode: 'replace' });
		await assign({ mode: 'replace', confirmDisabledObjects: true });
		await eyes.run('connector', 'delete', vault);
		const vaultPath = '/v7/connectors/conjur/v1';
		expect(eyes.sent()).toEqual([
			`PUT ${vaultPath}/operations?confirmDisabledObjects=false`,
			`PUT ${vaultPath}/operations?confirmDisabledObjects=true`,
			`DELETE ${vaultPath}?confirmDisabledObjects=false`,
		]);
	});
});

describe('the connector of an operation', () => {
	const place = { type: 'webhooks', webhookOperationId: byId(webhookOperationId) };
	const path = `/v7/operations/webhooks/${webhookOperationId}/connectors`;
	const connectors = async () => {
		const { items } = await eyes.run('webhookOperation', 'getConnectors', place);
		return items.map(({ json }) => json.connectorId);
	};
	const assign = async (connectorIds: unknown, options: IDataObject = {}) =>
		await eyes.run('webhookOperation', 'assignConnectors', {
			...place,
			connectorIds,
			options,
		} as IDataObject);

	it('is given to it, and taken away', async () => {
		expect(await connectors()).toEqual([connectorId]);
		const gone = await assign(connectorId, { mode: 'remove' });
		expect(gone.items.map(({ json }) => json)).toEqual([{ success: true }]);
		expect(eyes.body(eyes.sandbox.requests.length - 1)).toEqual([]);
		expect(await connectors()).toEqual([]);
		const { items } = await assign([connectorId]);
		expect(items.map(({ json }) => json)).toEqual([{ connectorId }]);
		expect(await connectors()).toEqual([connectorId]);
	});

	it.each([
		['two, three', {}, "'Connector ID' must be one ID"],
		['another', { mode: 'remove' }, "'Connector ID' is not that of the connector"],
	])('is one: %s', async (ids, options, message) => {
		const { error } = await assign(ids, options);
		expect(error?.message).toContain(message);
		expect(eyes.sent().filter((line) => line.startsWith('PUT'))).toEqual([]);
	});

	it('is that of a vault operation, too', async () => {
		const vault = { type: 'credential-vault', webhookOperationId: byId('v1') };
		const { items } = await eyes.run('webhookOperation', 'getConnectors', vault);
		expect(items[0].json.connectorId).toEqual(expect.any(String));
		expect(eyes.sent()).toEqual([
			`GET ${path.replace(/webhooks.*/, 'credential-vault/v1/connectors')}`,
		]);
	});
});
