'use strict';
const assert = require('node:assert/strict');
const { chain, errorOf, items, ours, outputsOf, start } = require('./build');

const locator = (value) => ({ __rl: true, mode: 'id', value });
const getGroup = {
	resource: 'accountGroup',
	operation: 'get',
	accountGroupId: locator('={{ $json.aid }}'),
};
const groups = ['1001', '1002', '1003'];

/** Ways in which n8n users put nodes together. */
async function checkShapes(world, { check }) {
	const { client } = await world.n8n();
	const { thousandEyes } = await world.sandboxes();
	const credentials = await world.credentials();
	const bearer = credentials.find(({ type }) => type === 'thousandEyesBearerApi');
	const trusted = credentials.find(({ type }) => type === 'thoughtSpotTrustedApi');
	const node = (name, parameters, rest) => ours(name, bearer, parameters, rest);
	const rows = (list) => list.map(({ json }) => json);

	async function runIt(definition, trigger = 'Start') {
		const execution = await client.run(await client.importWorkflow(definition), trigger);
		assert.equal(execution.status, 'success', errorOf(execution));
		return execution;
	}

	await check('a sub-workflow gives its caller what our node gave it', async () => {
		const called = { type: 'n8n-nodes-base.executeWorkflowTrigger', typeVersion: 1.1 };
		const trigger = { ...called, name: 'Called', parameters: { inputSource: 'passthrough' } };
		const child = await client.importWorkflow(chain('Child', [trigger, node('Group', getGroup)]));
		// n8n 2 runs the published version of a sub-workflow.
		await client.activate(child);
		const call = {
			name: 'Call',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: { workflowId: { ...locator(child.id), cachedResultName: 'Child' } },
		};
		const parent = chain('Parent', [
			start,
			items(
				'Ids',
				groups.map((aid) => ({ aid })),
			),
			call,
		]);
		const [given] = outputsOf(await runIt(parent), 'Call');
		assert.deepEqual(
			rows(given).map(({ aid }) => aid),
			groups,
		);
		assert.ok(rows(given).every(({ accountGroupName }) => accountGroupName));
	});

	await check(
		'On Error = Continue: a failed item leaves by the error output, the others go on',
		async () => {
			const ids = items(
				'Ids',
				['1001', '9999', '1002'].map((aid) => ({ aid })),
			);
			const lenient = node('Group', getGroup, { onError: 'continueErrorOutput' });
			const [good, bad] = outputsOf(
				await runIt(chain('Error output', [start, ids, lenient])),
				'Group',
			);
			assert.deepEqual(
				rows(good).map(({ aid }) => aid),
				['1001', '1002'],
			);
			assert.deepEqual(
				good.map(({ pairedItem }) => pairedItem.item),
				[0, 2],
			);
			assert.equal(bad.length, 1);
			assert.equal(bad[0].pairedItem.item ?? bad[0].pairedItem, 1);
			assert.match(JSON.stringify(bad[0].json), /ThousandEyes answered 40[34]/);
		},
	);

	await check('Loop Over Items: our node runs once for each batch', async () => {
		const loop = { name: 'Loop', type: 'n8n-nodes-base.splitInBatches', typeVersion: 3 };
		const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
		const chained = [
			start,
			items(
				'Ids',
				groups.map((aid) => ({ aid })),
			),
			loop,
			end,
		];
		const looped = chain('Loop', chained, {
			loose: [node('Group', getGroup)],
			more: [
				['Loop', 1, 'Group'],
				['Group', 0, 'Loop'],
			],
		});
		const execution = await runIt(looped);
		assert.equal(execution.data.resultData.runData.Group.length, 3);
		assert.deepEqual(
			rows(outputsOf(execution, 'End')[0]).map(({ aid }) => aid),
			groups,
		);
	});

	await check('pinned data stands in for our node, and nothing is sent', async () => {
		const pinned = [{ json: { aid: '7', accountGroupName: 'Pinned' } }];
		const nodes = [start, node('Group', { ...getGroup, accountGroupId: locator('1001') })];
		const after = { name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
		const before = thousandEyes.requests.length;
		const execution = await runIt(
			chain('Pinned', [...nodes, after], { pinData: { Group: pinned } }),
		);
		assert.deepEqual(rows(outputsOf(execution, 'After')[0]), [pinned[0].json]);
		assert.equal(thousandEyes.requests.length, before);
	});

	await check('data of one service goes into a node of the other, item by item', async () => {
		const list = node('Groups', { resource: 'accountGroup', operation: 'getAll' });
		const who = ours('Who', trusted, { resource: 'session', operation: 'getUser' });
		const [users] = outputsOf(await runIt(chain('Both services', [start, list, who])), 'Who');
		assert.deepEqual(
			rows(users).map(({ name }) => name),
			['tsadmin', 'tsadmin', 'tsadmin'],
		);
		assert.deepEqual(
			users.map(({ pairedItem }) => pairedItem.item),
			[0, 1, 2],
		);
	});
}

module.exports = { checkShapes };
