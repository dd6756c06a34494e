import type { IDataObject } from 'n8n-workflow';
import { besides, toCreate, toUpdate } from '../../nodes/ThousandEyes/fields/cloudTests';
import { settingsOf, testTypes } from '../../nodes/ThousandEyes/fields/cloudTests/names';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import thousandEyes from '../../facts/thousandeyes.json';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';
import { parametersOf } from './cloudTests';

interface Model {
	$ref?: string;
	properties: Record<string, { readOnly?: boolean }>;
}
const facts = thousandEyes as unknown as {
	operations: Record<string, { body: Model }>;
	models: Record<string, Model>;
};

/** The names that a body may hold, by the facts. */
function writable(key: string): string[] {
	const { body } = facts.operations[key];
	const model = body.$ref ? facts.models[body.$ref.replace('#/models/', '')] : body;
	return Object.entries(model.properties)
		.filter(([, { readOnly }]) => !readOnly)
		.map(([name]) => name)
		.sort();
}

describe.each(testTypes)('the settings of %s', (type) => {
	it('are those that the API takes', () => {
		expect(settingsOf(type, 'create')).toEqual(writable(`POST /v7/tests/${type}`));
		expect(settingsOf(type, 'update')).toEqual(writable(`PUT /v7/tests/${type}/{testId}`));
		if (type === 'bgp') return;
		expect(settingsOf(type, 'instant')).toEqual(writable(`POST /v7/tests/${type}/instant`));
	});
});

it('have a field each', () => {
	const named = (fields: typeof besides) => fields.map(({ property }) => property.name);
	const all = new Set(testTypes.flatMap((type) => settingsOf(type, 'create')));
	// The older twin of Auth Type.
	all.delete('useNtlm');
	const own = new Set(named([...toCreate, ...besides]));
	expect([...all].filter((name) => !own.has(name))).toEqual([]);
	all.delete('prefix');
	expect([...all].filter((name) => !named(toUpdate).includes(name))).toEqual([]);
});

describe.each(['kept', 'lost'] as const)('where what a PUT omits is %s', (omitted) => {
	const eyes = createBench(
		ThousandEyes,
		async () => await startThousandEyes({ tests: { omitted } }),
		'',
	);
	const shown = ['marker-ftp-password', 'marker-http-password', 'marker-sip-password'];

	const read = async (testType: string, testId: string): Promise<IDataObject> => {
		const expand = ['alert-rule', 'monitor', 'label', 'tag', 'shared-with-account'];
		if (testType !== 'bgp') expand.push('agent');
		const { items, error } = await eyes.run('test', 'get', {
			testType,
			testId: byId(testId),
			options: { expand, includeSecrets: true },
		});
		expect(error).toBeUndefined();
		return { ...items[0].json, modifiedDate: 'any' };
	};

	it.each(testTypes)('a test of type %s is created, found, changed and deleted', async (type) => {
		const parameters = parametersOf(type);
		const created = await eyes.run('test', 'create', parameters, { shown });
		expect(created.error).toBeUndefined();
		const testId = String(created.items[0].json.testId);
		expect(created.items[0].json).toMatchObject({ type, testName: `New ${type}` });
		const before = await read(type, testId);

		eyes.sandbox.requests.length = 0;
		const found = await eyes.run('test', 'createOrUpdate', parameters, { shown });
		expect(found.error).toBeUndefined();
		expect(found.items[0].json).toMatchObject({ operation: 'unchanged', testId });
		expect(eyes.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);

		const address = { testType: type, testId: byId(testId) };
		const changed = await eyes.run('test', 'update', {
			...address,
			additionalFields: { description: 'New', addTags: 't-2', removeAlertRules: '11' },
		});
		expect(changed.error).toBeUndefined();
		const after = await read(type, testId);
		const tags = [...(before.tags as IDataObject[]), expect.objectContaining({ id: 't-2' })];
		const alertRules = [expect.objectContaining({ ruleId: '12' })];
		expect(after).toEqual({ ...before, description: 'New', tags, alertRules });

		const gone = await eyes.run('test', 'delete', address);
		expect(gone.items[0].json).toEqual({ deleted: true, testId });
		expect((await eyes.run('test', 'get', address)).error?.message).toContain('404');
	});

	it('hides the secrets of a test', async () => {
		const { items } = await eyes.run('test', 'create', parametersOf('http-server'), { shown });
		expect(items[0].json.password).toBe('**hidden**');
	});
});
