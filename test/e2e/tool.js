'use strict';
const assert = require('node:assert/strict');
const { manifest } = require('../../demo/package');
const { createAgents, fromAI } = require('./agent');
const { ours, outputsOf } = require('./build');
const { checkAnswers } = require('./tool-answers');

const title = 'called as tools by an AI Agent with a scripted chat model';

/** Words that a model must read of operations whose resource and name are so. */
const telling = [
	[
		/ (revoke|delete|remove|unassign)/,
		/revoke|delete|remove|take .* (off|out)|no longer|end|disconnect|again/i,
	],
	[/^token get|getToken|^accessToken create/, /(mint|issue|create) .*token/i],
	[/ logout/, /end/i],
];

async function run(world, { check, need }) {
	const { client } = await world.n8n();
	const credentials = await need('the credentials are there', () => world.credentials());
	const one = (type) => credentials.find((credential) => credential.type === type);
	const bearer = one('thousandEyesBearerApi');
	const trusted = one('thoughtSpotTrustedApi');
	const runAgent = createAgents(world, client);

	await check('both nodes are called with $fromAI parameters and give the right data', async () => {
		const group = { __rl: true, mode: 'id', value: fromAI('group', 'ID of the account group') };
		const tools = [
			ours(
				'Account group',
				bearer,
				{ resource: 'accountGroup', operation: 'get', accountGroupId: group },
				{ tool: true },
			),
			ours(
				'Token for user',
				trusted,
				{ resource: 'token', operation: 'getFull', username: fromAI('user', 'Name of the user') },
				{ tool: true },
			),
		];
		const { execution, requests } = await runAgent(tools, [
			['Account_group', { group: '1002' }],
			['Token_for_user', { user: 'amara.keller' }],
		]);
		assert.equal(outputsOf(execution, 'Agent')[0][0].json.output, 'Done.');
		const offered = requests[0].tools.map(({ function: one }) => one);
		assert.deepEqual(offered.map(({ name }) => name).sort(), ['Account_group', 'Token_for_user']);
		assert.ok(offered.find(({ name }) => name === 'Account_group').parameters.properties.group);
		const answers = requests.at(-1).messages.filter(({ role }) => role === 'tool');
		assert.equal(answers.length, 2);
		assert.match(JSON.stringify(answers[0]), /Retail Stores/);
		assert.match(JSON.stringify(answers[1]), /valid_for_username.{3,9}amara\.keller/);
	});

	await checkAnswers({ world, runAgent, one, check });

	for (const [credential, name, called] of [
		[bearer, 'thousandEyes', 'accountGroup_getAll'],
		[bearer, 'thousandEyesEndpoint', 'endpointLabel_getAll'],
		[trusted, 'thoughtSpot', 'session_getUser'],
	]) {
		await check(
			`${name}: the model is told of each operation what it does, above all where it mints or ends`,
			async () => {
				const types = await client.nodeTypes();
				const type = `${manifest.name}.${name}`;
				const { properties } = types.find((one) => one.name === type);
				const tools = operationsOf(properties).map(({ resource, operation }) => {
					const label = `${resource} ${operation.value}`;
					const parameters = { resource, operation: operation.value };
					const tool = ours(label, credential, parameters, { tool: true });
					return { label, tool: { ...tool, type: `${type}Tool` } };
				});
				const { requests } = await runAgent(
					tools.map(({ tool }) => tool),
					[[called, {}]],
				);
				for (const { label } of tools) {
					const { function: told } = requests[0].tools.find(
						({ function: one }) => one.name === label.replace(/\W/g, '_'),
					);
					assert.ok(told.description.split(' ').length > 2, `${label}: "${told.description}"`);
					for (const [kind, words] of telling) {
						if (kind.test(label)) assert.match(told.description, words, label);
					}
				}
			},
		);
	}
}

function operationsOf(properties) {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			displayOptions.show.resource.flatMap((resource) =>
				options
					// What only a person may do is not offered to a model.
					.filter((one) => !one.value.startsWith('__') && !one.displayOptions)
					.map((operation) => ({ resource, operation })),
			),
		);
}

module.exports = { run, title };
