'use strict';

/**
 * A picture of an operation: its node and parameters, and the labels that a user reads from top to bottom. `gives` runs
 * the node and is what its output shows.
 * @typedef {{ name: string, node: string, parameters: object, shows: string[], gives?: RegExp, dark?: true }} Screen
 */

const id = (value) => ({ __rl: true, mode: 'id', value });
const liveboard = id('c0a8f1d2-7b3e-4d5f-8a00-000000000001');
const endpointAgent = id('a6cc2b7e-75c8-47d8-8cd8-f258b44ddf01');
const values = (...rows) => ({ values: rows });

const tml = ['liveboard:', '  name: Store Performance', '  visualizations: []'].join('\n');

/** One of each kind of operation, in all three nodes; the triggers. @type {Screen[]} */
const screens = [
	{
		name: 'thousandeyes-get',
		node: 'thousandEyes',
		parameters: {
			resource: 'alert',
			operation: 'get',
			alertId: id('e9c3bf02-a48c-4aa8-9e5f-000000000000'),
		},
		shows: ['Resource', 'Operation', 'Alert', 'Account Group', 'Options'],
		gives: /details/,
	},
	{
		name: 'thousandeyes-list',
		node: 'thousandEyes',
		parameters: {
			resource: 'testResult',
			operation: 'getAll',
			testId: id('202709'),
			resultType: 'http-server',
			filters: { startDate: '2026-11-01T00:00:00', endDate: '2026-11-02T00:00:00' },
		},
		shows: [
			'Test',
			'Result Type',
			'Account Group',
			'Return All',
			'Limit',
			'Simplify',
			'Filters',
			'Start Date',
			'End Date',
			'Options',
		],
	},
	{
		name: 'thousandeyes-create',
		node: 'thousandEyes',
		parameters: {
			resource: 'test',
			operation: 'create',
			testType: 'http-server',
			testName: 'Shop',
			url: 'https://shop.example.com',
			agents: '3001, 3002',
			additionalFields: {
				alertRules: '127096',
				customHeaders: { root: '{ "X-Probe": "thousandeyes" }' },
				networkMeasurements: true,
			},
		},
		shows: [
			'Test Type',
			'Test Name',
			'URL',
			'Agents',
			'Interval',
			'Additional Properties (JSON)',
			'Account Group',
			'Additional Fields',
			'Custom Headers',
			'Root (JSON)',
			'Options',
		],
		dark: true,
	},
	{
		name: 'thousandeyes-update',
		node: 'thousandEyes',
		parameters: {
			resource: 'alertRule',
			operation: 'update',
			alertRuleId: id('127096'),
			additionalFields: {
				severity: 'critical',
				addTestIds: '202709',
				notifications: { email: { recipients: 'noc@example.com' } },
			},
			options: { dryRun: true },
		},
		shows: [
			'An active alert of the rule is cleared',
			'Alert Rule',
			'Account Group',
			'Additional Fields',
			'Options',
			'Dry Run',
		],
		gives: /wouldUpdate/,
	},
	{
		name: 'thousandeyes-delete',
		node: 'thousandEyes',
		parameters: { resource: 'test', operation: 'delete', testId: id('202722') },
		shows: ['Test Type', 'Test', 'Account Group', 'Options'],
	},
	{
		name: 'thousandeyes-job',
		node: 'thousandEyes',
		parameters: {
			resource: 'instantTest',
			operation: 'runInstant',
			url: 'https://shop.example.com',
			agents: '3001',
			options: { waitForResults: true, timeout: 60 },
		},
		shows: ['Test Type', 'Test Name', 'URL', 'Agents', 'Simplify', 'Options', 'Wait for Results'],
	},
	{
		name: 'thousandeyes-api-request',
		node: 'thousandEyes',
		parameters: { resource: 'apiRequest', operation: 'send', path: '/v7/tests' },
		shows: ['Method', 'Path', 'Query Parameters (JSON)', 'Headers (JSON)', 'Return All', 'Limit'],
	},
	{
		name: 'thousandeyes-error',
		node: 'thousandEyes',
		parameters: { resource: 'test', operation: 'get', testType: 'bgp', testId: id('202709') },
		shows: ['Test Type', 'Test', 'Account Group'],
		gives: /Check the ID, the Test Type and the account group/,
	},
	{
		name: 'endpoint-get',
		node: 'thousandEyesEndpoint',
		parameters: {
			resource: 'endpointAgent',
			operation: 'get',
			endpointAgentId: endpointAgent,
		},
		shows: ['Endpoint Agent', 'Account Group', 'Simplify', 'Additional Fields', 'Options'],
		gives: /computerName/,
	},
	{
		name: 'endpoint-list',
		node: 'thousandEyesEndpoint',
		parameters: {
			resource: 'endpointAgent',
			operation: 'filter',
			filters: { searchFilters: { computerName: 'laptop-7', platform: ['mac'] } },
		},
		shows: ['Account Group', 'Return All', 'Limit', 'Simplify', 'Search Filters', 'Computer Names'],
		gives: /computerName/,
	},
	{
		name: 'endpoint-create',
		node: 'thousandEyesEndpoint',
		parameters: {
			resource: 'endpointLabel',
			operation: 'create',
			name: 'Laptops in Hamburg',
			filters: values({ key: 'hostname', values: 'hh-*', mode: 'in' }),
		},
		shows: ['Name', 'Match Type', 'Filters', 'Key', 'Values', 'Mode', 'Account Group'],
		gives: /Laptops in Hamburg/,
	},
	{
		name: 'endpoint-update',
		node: 'thousandEyesEndpoint',
		parameters: {
			resource: 'endpointTest',
			operation: 'update',
			testId: id('2871350793686'),
			additionalFields: { isEnabled: false },
		},
		shows: ['Account Group', 'Additional Fields', 'Options'],
	},
	{
		name: 'endpoint-delete',
		node: 'thousandEyesEndpoint',
		parameters: { resource: 'endpointAgent', operation: 'delete', endpointAgentId: endpointAgent },
		shows: ['Endpoint Agent', 'Account Group', 'Options'],
	},
	{
		name: 'thoughtspot-get',
		node: 'thoughtSpot',
		parameters: { resource: 'user', operation: 'get', userIdentifier: id('analyst') },
		shows: ['User', 'Org', 'Simplify', 'Additional Fields', 'Options'],
		gives: /Sandbox Analyst/,
	},
	{
		name: 'thoughtspot-list',
		node: 'thoughtSpot',
		parameters: {
			resource: 'user',
			operation: 'getAll',
			filters: { namePattern: '%keller%', sortOptions: { fieldName: 'NAME', order: 'ASC' } },
		},
		shows: ['Org', 'Return All', 'Limit', 'Simplify', 'Filters', 'Name Pattern', 'Sort Options'],
		gives: /amara\.keller/,
	},
	{
		name: 'thoughtspot-create',
		node: 'thoughtSpot',
		parameters: {
			resource: 'schedule',
			operation: 'create',
			name: 'Sales on Mondays',
			description: 'For the sales team',
			metadataIdentifier: liveboard,
			frequency: { every: 'week', dayOfWeek: '1', hour: 9, minute: 0 },
			recipientDetails: { principals: values({ identifier: 'analyst', type: 'USER' }) },
		},
		shows: [
			'Name',
			'Description',
			'Liveboard',
			'File Format',
			'Time Zone',
			'Frequency',
			'Every',
			'Recipient Details',
			'Principals',
			'Name or ID',
			'Org',
		],
		dark: true,
	},
	{
		name: 'thoughtspot-update',
		node: 'thoughtSpot',
		parameters: {
			resource: 'user',
			operation: 'update',
			userIdentifier: id('chloe.keller'),
			additionalFields: { groupIdentifiers: 'Analysts', updateMode: 'ADD' },
		},
		shows: ['Where users sign in by SSO', 'User', 'Org', 'Group Names or IDs', 'Update Mode'],
	},
	{
		name: 'thoughtspot-delete',
		node: 'thoughtSpot',
		parameters: { resource: 'user', operation: 'delete', userIdentifier: id('chloe.keller') },
		shows: ['User', 'Org', 'Options'],
	},
	{
		name: 'thoughtspot-file',
		node: 'thoughtSpot',
		parameters: {
			resource: 'liveboard',
			operation: 'exportReport',
			metadataIdentifier: liveboard,
			additionalFields: {
				pdfOptions: { pageOrientation: 'LANDSCAPE' },
				runtimeFilters: values({ column: 'Region', operator: 'EQ', values: 'North' }),
			},
		},
		shows: [
			'Liveboard',
			'File Format',
			'Org',
			'PDF Options',
			'Runtime Filters',
			'Column',
			'Options',
		],
		gives: /Store Performance\.pdf/,
	},
	{
		name: 'thoughtspot-job',
		node: 'thoughtSpot',
		parameters: {
			resource: 'tml',
			operation: 'importAsync',
			metadataTmls: tml,
			additionalFields: { importPolicy: 'ALL_OR_NONE' },
			options: { waitForCompletion: true },
		},
		shows: ['Input Source', 'TML', 'Org', 'Import Policy', 'Options', 'Wait for Completion'],
		gives: /Store Performance/,
	},
	{
		name: 'thoughtspot-api-request',
		node: 'thoughtSpot',
		parameters: {
			resource: 'apiRequest',
			operation: 'send',
			method: 'POST',
			path: '/api/rest/2.0/metadata/search',
			pagination: 'record',
		},
		shows: ['Method', 'Path', 'Query Parameters (JSON)', 'Pagination', 'Return All', 'Limit'],
	},
	{
		name: 'thoughtspot-spotter',
		node: 'thoughtSpot',
		parameters: {
			resource: 'agentConversation',
			operation: 'ask',
			messages: 'What were sales by region?',
		},
		shows: ['Message', 'Data Source', 'Org', 'Simplify'],
		gives: /conversationIdentifier/,
	},
	{
		name: 'thoughtspot-error',
		node: 'thoughtSpot',
		parameters: { resource: 'user', operation: 'get', userIdentifier: id('nobody') },
		shows: ['User', 'Org'],
		gives: /nobody/,
	},
	{
		name: 'thousandeyes-trigger-webhook',
		node: 'thousandEyesTrigger',
		parameters: { listenBy: 'webhook' },
		shows: ['Account Group', 'Listen By', 'Attach To', 'Alert Rule Names or IDs', 'Event'],
	},
	{
		name: 'thousandeyes-trigger-polling',
		node: 'thousandEyesTrigger',
		parameters: { listenBy: 'polling' },
		shows: ['Account Group', 'Listen By', 'Poll Times', 'Watch'],
	},
	{
		name: 'thoughtspot-trigger',
		node: 'thoughtSpotTrigger',
		parameters: {},
		shows: ['ThoughtSpot has one webhook for each org', 'Event', 'Options'],
	},
];

module.exports = { screens };
