'use strict';
const { fromAI } = require('./agent');

const chosen = (name, what) => ({ __rl: true, mode: 'id', value: fromAI(name, what) });

const liveboard = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';

/** What a model does with a tool: the inputs that are left to it, those it chooses, and what it must read. */
const uses = [
	{
		title: 'finds users',
		type: 'thoughtSpotTrustedApi',
		parameters: {
			resource: 'user',
			operation: 'getAll',
			filters: { namePattern: fromAI('pattern', 'Part of the name') },
		},
		input: { pattern: '%anal%' },
		sees: [{ name: 'analyst', display_name: 'Sandbox Analyst', account_status: 'ACTIVE' }],
	},
	{
		title: 'gets a user',
		type: 'thoughtSpotTrustedApi',
		parameters: {
			resource: 'user',
			operation: 'get',
			userIdentifier: chosen('user', 'Name or GUID of the user'),
		},
		input: { user: 'analyst' },
		sees: [{ name: 'analyst', email: 'analyst@example.com' }],
	},
	...['PDF', 'CSV'].map((format) => ({
		title: `exports a report as ${format}`,
		type: 'thoughtSpotTrustedApi',
		parameters: {
			resource: 'liveboard',
			operation: 'exportReport',
			metadataIdentifier: chosen('liveboard', 'Name or GUID of the Liveboard'),
			fileFormat: fromAI('format', 'CSV, PDF, PNG or XLSX'),
		},
		input: { liveboard, format },
		sees: [{ fileName: /^Store Performance/, note: /gives no files to an AI agent/ }],
	})),
	{
		title: 'asks Spotter',
		type: 'thoughtSpotTrustedApi',
		parameters: {
			resource: 'agentConversation',
			operation: 'ask',
			messages: fromAI('question', 'The question'),
		},
		input: { question: 'What were sales by region?' },
		sees: [{ text: /What were sales by region/, conversationIdentifier: /-/ }],
	},
	{
		title: 'asks Spotter for the data of an answer',
		type: 'thoughtSpotTrustedApi',
		parameters: {
			resource: 'spotter',
			operation: 'createAnswer',
			query: fromAI('question', 'The question'),
			metadataIdentifier: chosen('model', 'GUID of the model'),
			options: { exportFormat: 'CSV' },
		},
		input: { question: 'Sales by region', model: liveboard },
		sees: [{ fileName: 'Spotter answer.csv', text: /,.*\n.*,/ }],
	},
	{
		title: 'lists tests of a type',
		type: 'thousandEyesBearerApi',
		parameters: {
			resource: 'test',
			operation: 'getAll',
			testType: fromAI('type', 'Type of the tests, such as http-server'),
			filters: { testName: fromAI('name', 'Part of the name') },
		},
		input: { type: 'http-server', name: 'http-server 009' },
		sees: [{ testId: '202709', type: 'http-server' }],
	},
	{
		title: 'gets a test',
		type: 'thousandEyesBearerApi',
		parameters: {
			resource: 'test',
			operation: 'get',
			testType: fromAI('type', 'Type of the test, such as http-server'),
			testId: chosen('test', 'ID of the test'),
		},
		input: { type: 'http-server', test: '202709' },
		sees: [{ testName: 'http-server 009', url: /^https:/ }],
	},
	{
		title: 'creates a test',
		type: 'thousandEyesBearerApi',
		parameters: {
			resource: 'test',
			operation: 'create',
			testType: fromAI('type', 'Type of the test, such as http-server'),
			testName: fromAI('name', 'Name of the test'),
			url: fromAI('url', 'URL to test'),
			agents: fromAI('agents', 'IDs of agents, separated by commas'),
			interval: "={{ $fromAI('interval', 'Seconds between rounds', 'number') }}",
		},
		input: {
			type: 'http-server',
			name: 'Shop of the agent',
			url: 'https://shop.example.com',
			agents: '3001,3002',
			interval: 300,
		},
		sees: [{ testName: 'Shop of the agent', url: 'https://shop.example.com', interval: 300 }],
	},
	{
		title: 'creates a tag',
		type: 'thousandEyesBearerApi',
		parameters: {
			resource: 'tag',
			operation: 'create',
			key: fromAI('key', 'Key of the tag'),
			value: fromAI('value', 'Value of the tag'),
			objectType: fromAI(
				'objectType',
				'What the tag is for: test, dashboard, endpoint-test or v-agent',
			),
		},
		input: { key: 'team', value: 'network', objectType: 'test' },
		sees: [{ key: 'team', value: 'network', id: /-/ }],
	},
	{
		title: 'is told what is wrong with a type that there is not',
		type: 'thousandEyesBearerApi',
		parameters: {
			resource: 'test',
			operation: 'getAll',
			testType: fromAI('type', 'Type of the tests, such as http-server'),
		},
		input: { type: 'website' },
		sees: [{ error: /'Test Type' must be one of .*http-server/ }],
	},
];

module.exports = { uses };
