import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';
import { parametersOf } from './cloudTests';

const eyes = createBench(
	ThousandEyes,
	async () => await startThousandEyes({ tests: { omitted: 'lost' } }),
	'',
);

const site = (more: IDataObject = {}): IDataObject => ({
	testType: 'http-server',
	testName: '={{ $json.name }}',
	url: 'https://www.example.com',
	agents: '3001',
	interval: 300,
	...more,
});
const named = (...names: string[]) => names.map((name) => ({ name }));
const put = async (input: IDataObject[], more: IDataObject = {}, onError = false) =>
	await eyes.run('test', 'createOrUpdate', site(more), {
		input,
		...(onError && { onError: 'continueRegularOutput' as const }),
	});
const outcomes = ({ items }: Awaited<ReturnType<typeof put>>) =>
	items.map(({ json }) => json.operation ?? json.error);
const writes = () => eyes.sandbox.requests.filter(({ method }) => method !== 'GET');

it('lists the tests of a type once, whatever the number of items', async () => {
	const result = await put(named('a', 'b', 'c'));
	expect(outcomes(result)).toEqual(['created', 'created', 'created']);
	expect(eyes.sent().filter((one) => one === 'GET /v7/tests/http-server')).toHaveLength(1);
	expect(eyes.sandbox.requests).toHaveLength(4);
});

it('lists them once for each account group', async () => {
	const input = [
		{ name: 'a', aid: '1001' },
		{ name: 'a', aid: '1002' },
		{ name: 'a', aid: '1001' },
	];
	const result = await put(input, { aid: byId('={{ $json.aid }}') });
	expect(outcomes(result)).toEqual(['created', 'created', 'unchanged']);
	const lists = eyes.sent().filter((one) => one.startsWith('GET /v7/tests/http-server?'));
	expect(lists).toEqual(['1001', '1002'].map((aid) => `GET /v7/tests/http-server?aid=${aid}`));
});

it('changes what an earlier item of the run created', async () => {
	const input = [
		{ name: 'a', text: 'one' },
		{ name: 'a', text: 'two' },
	];
	const result = await put(input, { additionalFields: { description: '={{ $json.text }}' } });
	expect(outcomes(result)).toEqual(['created', 'updated']);
	expect(result.items[1].json).toMatchObject({
		testId: result.items[0].json.testId,
		description: 'two',
	});
	expect(writes().map(({ method }) => method)).toEqual(['POST', 'PUT']);
});

it('sends only reads in a dry run, and tells what would be done', async () => {
	await put(named('a'), { additionalFields: { description: 'one' } });
	eyes.sandbox.requests.length = 0;
	const dry = { options: { dryRun: true }, additionalFields: { description: 'two' } };
	const result = await put(named('a', 'b', 'b'), dry);
	expect(outcomes(result)).toEqual(['wouldUpdate', 'wouldCreate', 'unchanged']);
	expect(result.items[0].json).toEqual({
		operation: 'wouldUpdate',
		testId: expect.any(String),
		testName: 'a',
		changes: [{ field: 'description', from: 'one', to: 'two' }],
	});
	expect(result.items[1].json.changes).toContainEqual({
		field: 'url',
		to: 'https://www.example.com',
	});
	expect(writes()).toEqual([]);
});

it('tells of a secret in a dry run only that it changes', async () => {
	await put(named('a'), {
		additionalFields: { authType: 'basic', username: 'x', password: 'marker-old-secret' },
	});
	const { items } = await eyes.run(
		'test',
		'createOrUpdate',
		{
			...site({ additionalFields: { password: 'marker-new-secret' } }),
			options: { dryRun: true },
		},
		{ input: named('a') },
	);
	expect(items[0].json.changes).toEqual([{ field: 'password', to: 'changed' }]);
});

it('refuses a name that several tests have, and names them', async () => {
	const ids = [1, 2].map(() =>
		eyes.sandbox.control.saveTest({ testName: 'twice', type: 'http-server' }),
	);
	const { error } = await put(named('twice'));
	expect(error?.message).toBe(`'Test Name' 'twice' is that of 2 tests: ${ids.join(', ')}`);
	expect(writes()).toEqual([]);
});

it('takes no saved event for a test', async () => {
	eyes.sandbox.control.saveTest({ testName: 'kept', type: 'bgp', savedEvent: true });
	const parameters = { testType: 'bgp', testName: 'kept', prefix: '192.0.2.0/24' };
	eyes.sandbox.control.fault({
		kind: 'status',
		status: 201,
		match: { method: 'POST' },
		body: { testId: '1' },
	});
	const { items } = await eyes.run('test', 'createOrUpdate', parameters);
	expect(items[0].json.operation).toBe('created');
});

it.each([
	['skip', 'skipped'],
	['error', expect.stringMatching(/^'Test Name' is that of test \d+ already$/)],
])('does with %s as it says', async (ifExists, outcome) => {
	await put(named('a'));
	eyes.sandbox.requests.length = 0;
	const changed = { options: { ifExists }, additionalFields: { description: 'two' } };
	expect(outcomes(await put(named('a'), changed, true))).toEqual([outcome]);
	expect(eyes.sandbox.requests).toHaveLength(1);
});

it('does not create twice after a fault, but says to look', async () => {
	eyes.sandbox.control.fault({ kind: 'drop', when: 'before', match: { method: 'POST' }, times: 1 });
	const { items } = await put(named('a', 'a', 'b'), {}, true);
	expect(writes()).toHaveLength(2);
	expect((items[0].error as unknown as IDataObject).description).toContain(
		'Look before you run again',
	);
	expect(items[1].json.error).toContain('nobody knows what became');
	expect(items[2].json.operation).toBe('created');
});

it('gives one error item for what the service refuses, in its own words', async () => {
	await put(named('a'));
	const input = [{ name: 'http-server 009' }, { name: 'b' }];
	const wrong = await eyes.run(
		'test',
		'create',
		site({ testName: 'a', url: '={{ $json.name }}' }),
		{ input, onError: 'continueRegularOutput' },
	);
	expect(wrong.items).toHaveLength(2);
	expect((wrong.items[0].error as unknown as IDataObject).description).toContain(
		'is the name of another test',
	);
});

it('changes only what was entered of a test that is there', async () => {
	const { items } = await eyes.run('test', 'create', parametersOf('dnssec'));
	const parameters = { testType: 'dnssec', testName: 'New dnssec' };
	const unchanged = await eyes.run('test', 'createOrUpdate', parameters);
	expect(unchanged.items[0].json).toMatchObject({ operation: 'unchanged', interval: 600 });
	const additionalFields = { description: 'New' };
	const changed = await eyes.run('test', 'createOrUpdate', { ...parameters, additionalFields });
	const { testId } = items[0].json;
	expect(changed.items[0].json).toMatchObject({ operation: 'updated', testId, interval: 600 });
});

it.each([
	['dnssec', 'Domain'],
	['api', 'URL'],
	['bgp', 'Prefix'],
	['sip-server', 'Target SIP Credentials'],
])('says what a new test of type %s lacks', async (testType, field) => {
	const parameters = { testType, testName: 'Not there' };
	const { error } = await eyes.run('test', 'createOrUpdate', parameters);
	expect(error?.message).toContain(`'${field}' is empty: there is no test of that name`);
	expect(writes()).toEqual([]);
});

it('gives a new test the usual interval', async () => {
	const parameters = { ...parametersOf('dnssec'), interval: '' };
	const { items } = await eyes.run('test', 'createOrUpdate', parameters);
	expect(items[0].json).toMatchObject({ operation: 'created', interval: 300 });
});

it('does not change the network of a BGP test', async () => {
	const parameters = parametersOf('bgp');
	await eyes.run('test', 'createOrUpdate', parameters);
	const { error } = await eyes.run('test', 'createOrUpdate', {
		...parameters,
		prefix: '198.51.100.0/24',
	});
	expect(error?.message).toBe("'Prefix' cannot be changed: the test has 192.0.2.0/24");
});
