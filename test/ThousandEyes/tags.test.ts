import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { startServer, type Answer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

const tag = { key: 'branch', value: 'sfo', objectType: 'test' };
const tagId = 'c6b78e57-81a2-4c5f-a11a-d96c3c664d55';
const assignments = [
	{ id: '1', type: 'test' },
	{ id: '2', type: 'test' },
];

/** Runs an operation against a service that answers everything like this. */
async function against(answer: Answer, operation: string, parameters = {}, goesOn = false) {
	const server = closeAfter(await startServer(() => answer));
	const wish = {
		credential: { baseUrl: server.url },
		...(goesOn && { onError: 'continueRegularOutput' as const }),
	};
	return { ...(await eyes.run('tag', operation, parameters, wish)), sent: server.requests };
}

describe('a tag that exists', () => {
	const exists = { kind: 'status' as const, status: 409, match: { method: 'POST' } };

	it('is an error', async () => {
		eyes.sandbox.control.fault(exists);
		const { error } = await eyes.run('tag', 'create', tag);
		expect(error?.message).toContain('409');
	});

	it('is returned, where that is wanted', async () => {
		const { items } = await eyes.run('tag', 'create', tag);
		eyes.sandbox.control.fault(exists);
		const again = await eyes.run('tag', 'create', { ...tag, options: { returnExisting: true } });
		expect(again.items[0].json.id).toBe(items[0].json.id);
		expect(eyes.sent()).toEqual(['POST /v7/tags', 'POST /v7/tags', 'GET /v7/tags']);
	});

	it('of other kind is not taken for it', async () => {
		eyes.sandbox.control.fault(exists);
		const parameters = { ...tag, objectType: 'dashboard', options: { returnExisting: true } };
		const { error } = await eyes.run('tag', 'create', parameters);
		expect(error?.message).toContain('409');
	});
});

describe('several tags at once', () => {
	const tags = [tag, { ...tag, value: 'nyc', legacyId: 5, id: 'x', assignments: [] }];

	it('go out without what the service sets itself', async () => {
		const { items } = await eyes.run('tag', 'createMany', { tags });
		expect(items.map(({ json }) => json.value)).toEqual(['sfo', 'nyc']);
		expect(eyes.body(0)).toEqual({ tags: [tag, { ...tag, value: 'nyc' }] });
	});

	it('can be a list in one expression', async () => {
		await eyes.run('tag', 'createMany', { tags: '={{ $json.tags }}' }, { input: [{ tags }] });
		expect(eyes.body(0)).toMatchObject({ tags: [{ value: 'sfo' }, { value: 'nyc' }] });
	});

	const answer = (failures: unknown) => ({
		status: 207,
		json: { tags: [{ id: tagId, ...tag }], errors: failures },
	});
	const told = [
		{ tag, message: 'Object successfully created', responseCode: 200 },
		{ tag: { key: 'branch' }, message: 'It exists', responseCode: 409 },
	];

	it('give one error item for each that failed; an entry may tell of a success', async () => {
		const { items } = await against(answer(told), 'createMany', { tags }, true);
		expect(items).toHaveLength(2);
		expect(items[0].json).toMatchObject({ id: tagId });
		expect(items[1].json.error).toContain('branch:nyc: It exists');
	});

	it('fail where one failed and nothing is to go on', async () => {
		const { error } = await against(answer(told), 'createMany', { tags });
		expect(error?.message).toContain('It exists');
	});

	it('are refused before anything is sent where one has no key', async () => {
		const { error, sent } = await against({}, 'createMany', { tags: [tag, { value: 'x' }] });
		expect(error?.message).toContain("'Tags (JSON)' must have a key");
		expect(sent).toEqual([]);
	});
});

describe('assignments', () => {
	it('are told as one', async () => {
		const { items } = await eyes.run('tag', 'assign', { tagId: byId(tagId), assignments });
		expect(items).toHaveLength(1);
		expect(eyes.sent()).toEqual([`POST /v7/tags/${tagId}/assign`]);
		expect(eyes.body(0)).toEqual({ assignments });
	});

	it('that the answer does not name are error items', async () => {
		const answer = { status: 207, json: { tagId, assignments: [assignments[0]] } };
		const parameters = { tagId: byId(tagId), assignments };
		const { items } = await against(answer, 'assign', parameters, true);
		expect(items.map(({ json }) => json.error)).toEqual([
			undefined,
			expect.stringContaining('test 2'),
		]);
	});

	it('of many tags are told tag by tag', async () => {
		const other = '5aeab5d5-0d34-4d44-a7ac-fb440185295c';
		const tags = JSON.stringify([
			{ tagId, assignments },
			{ tagId: other, assignments: [{ id: 3, type: 'v-agent' }] },
		]);
		const answer = { status: 207, json: { tags: [{ tagId, assignments }] } };
		const { items, sent } = await against(answer, 'assignMany', { tags }, true);
		expect(JSON.parse(sent[0].body)).toMatchObject({
			tags: [{ tagId }, { tagId: other, assignments: [{ id: '3', type: 'v-agent' }] }],
		});
		expect(items[0].json).toEqual({ tagId, assignments });
		expect(items[1].json.error).toContain('v-agent 3');
	});

	it('are taken off with an empty answer', async () => {
		const { items } = await eyes.run('tag', 'unassign', { tagId: byId(tagId), assignments });
		expect(items[0].json).toEqual({ success: true });
	});
});

it('changes one thing of a tag, and sends nothing that the service sets itself', async () => {
	const [first] = (await eyes.run('tag', 'getAll', { simplify: false })).items;
	const id = String(first.json.id);
	const parameters = { tagId: byId(id), additionalFields: { color: '#00FF00' } };
	const { items, error } = await eyes.run('tag', 'update', parameters);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ id, color: '#00FF00', key: first.json.key });
	const body = eyes.body(2);
	expect(body).toMatchObject({ color: '#00FF00', value: first.json.value });
	for (const name of ['id', 'aid', 'legacyId', 'assignments', 'modifiedDate', 'builtIn']) {
		expect(body).not.toHaveProperty(name);
	}
});

it('finds a tag by key and value', async () => {
	const [first] = (await eyes.run('tag', 'getAll')).items;
	const name = `${String(first.json.key)}:${String(first.json.value)}`;
	const tagLocator = { __rl: true, mode: 'name', value: name };
	const { items } = await eyes.run('tag', 'get', { tagId: tagLocator });
	expect(items[0].json.id).toBe(first.json.id);
});
