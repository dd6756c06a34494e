import { but, choice, json, required, text } from '../../shared/operation/fields';
import { additionalProperties } from '../../shared/operation/standard';
import type { Operation, Resource, Values } from '../../shared/operation/vocabulary';
import { aid, description, lettered, name, requiredName } from '../fields/common';
import { kept } from '../writable';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-templates/';

const templateId = required(
	lettered('templateId', 'The template to work with', {
		label: 'Template',
		list: 'searchTemplates',
		byName: true,
	}),
);

const certificationLevel = choice('certificationLevel', 'Who vouches for the templates', [
	'certified',
	'partner',
	['thousandeyes', 'ThousandEyes'],
	'user',
]);

const ofModule = choice('module', 'The module of the templates', ['default']);

const named = text('name', 'The name of the templates to return');

const scope = choice(
	'scope',
	'Who sees the template',
	[
		['default', 'Default', 'Its account group'],
		['organization', 'Organization', 'All account groups of the organization'],
	],
	{ required: true },
);

const rest = but(additionalProperties, { placeholder: 'e.g. {"labels":{"a":{}}}' });

const parts = [
	json('alertRules', 'Alert rules by key, as a JSON object'),
	json('dashboards', 'Dashboards by key, as a JSON object'),
	json('tags', 'Tags by key, as a JSON object'),
	json('tests', 'Tests by key, as a JSON object'),
	json('userInputs', 'What is asked for when it is deployed, as a JSON object'),
];

const simplify = [
	'id',
	'name',
	'description',
	'dateCreated',
	'certificationLevel',
	'isBuiltIn',
	'modules',
	'icon',
];

const WRITABLE = [
	'name',
	'description',
	'icon',
	'isBuiltIn',
	'schemaVersion',
	'certificationLevel',
	'userInputs',
	'groupings',
	'labels',
	'tests',
	'endpointTests',
	'tags',
	'alertRules',
	'dashboards',
	'dashboardFilters',
	'deploymentStrategy',
	'resourceInclusion',
	'modules',
];

const withRest = ({ additionalProperties: more, ...values }: Values): Values => ({
	...(more as Values | undefined),
	...values,
});

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Retrieve templates, from which tests, rules and dashboards are made together',
	docs,
	method: 'GET',
	path: '/v7/templates',
	list: { rows: 'templates' },
	fields: [aid],
	collections: { filters: [certificationLevel, ofModule, named] },
	simplify,
};

const get: Operation = {
	name: 'Get',
	action: 'Get a template',
	description: 'Retrieve one template; not simplified with all that it makes',
	docs,
	method: 'GET',
	path: '/v7/templates/{templateId}',
	fields: [templateId, aid],
	simplify,
};

export const template: Resource = {
	name: 'Template',
	value: 'template',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a template',
			description: 'Create a template for tests, rules and dashboards',
			docs,
			method: 'POST',
			path: '/v7/templates',
			unordered: true,
			fields: [requiredName, rest, aid],
			collections: { additionalFields: [...parts, description] },
			prepare: withRest,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a template',
			description: 'Delete a template for good; what it has made stays',
			docs,
			method: 'DELETE',
			path: '/v7/templates/{templateId}',
			unordered: true,
			fields: [templateId, aid],
			deletes: 'templateId',
		},
		deploy: {
			name: 'Deploy',
			action: 'Deploy a template',
			description:
				'Make the tests, rules and dashboards of a template. What was changed since is made anew, beside the old one.',
			docs,
			method: 'POST',
			path: '/v7/templates/{templateId}/deploy',
			fields: [templateId, aid],
			collections: {
				additionalFields: [
					text('name', 'What the deployment is called'),
					json('tags', 'Tags by key, as a JSON object'),
					json('userInputValues', 'What the template asks for, as a JSON object'),
				],
			},
			notice: 'At most 10 deployments a minute are let through.',
		},
		get,
		getAll,
		getSharingSettings: {
			name: 'Get Sharing Settings',
			action: 'Get the sharing settings of a template',
			description: 'Retrieve who sees a template',
			docs,
			method: 'GET',
			path: '/v7/templates/{templateId}/sharing-settings',
			fields: [templateId, aid],
		},
		update: {
			name: 'Update',
			action: 'Update a template',
			description: 'Change a template; what is not set stays as it is',
			docs,
			method: 'PUT',
			path: '/v7/templates/{templateId}',
			fields: [templateId, rest, aid],
			collections: { additionalFields: [...parts, description, name] },
			prepare: withRest,
			merge: { read: get, writable: (row) => kept(row, [...WRITABLE]) },
		},
		updateSharingSettings: {
			name: 'Update Sharing Settings',
			action: 'Update the sharing settings of a template',
			description: 'Set who sees a template',
			docs,
			method: 'PUT',
			path: '/v7/templates/{templateId}/sharing-settings',
			fields: [templateId, scope, aid],
		},
	},
	choices: {
		searchTemplates: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ certificationLevel: level }) => [level],
		},
	},
};
