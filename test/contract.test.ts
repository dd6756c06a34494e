import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { carries } from '../nodes/shared/operation/authentications';
import { thoughtSpot } from '../nodes/ThoughtSpot/api';
import { resources as thoughtSpotResources } from '../nodes/ThoughtSpot/resources';
import { ThoughtSpot } from '../nodes/ThoughtSpot/ThoughtSpot.node';
import { thousandEyes } from '../nodes/ThousandEyes/api';
import { resources as thousandEyesResources } from '../nodes/ThousandEyes/resources';
import { ThousandEyes } from '../nodes/ThousandEyes/ThousandEyes.node';
import { unlisted } from './laws/exceptions';

const nodes: Record<string, INodeType> = {
	thousandEyes: new ThousandEyes(),
	thoughtSpot: new ThoughtSpot(),
};
const apis = { thousandEyes, thoughtSpot };
const resources = { thousandEyes: thousandEyesResources, thoughtSpot: thoughtSpotResources };

const eyesList = ['aid', 'filters', 'limit', 'options', 'returnAll', 'simplify'];
const mint = ['additionalFields', 'options', 'username'];
const all = { bearer: true, oAuth2: true, oAuth2User: true, basic: true };
const v7 = { ...all, basic: false };
const every = { basic: true, bearer: true, trusted: true };
const minting = { ...every, bearer: false };

/** The tables of the contract: operations, their fields (notices aside) and who carries them. */
const table: Array<[keyof typeof apis, string, string, string[], Record<string, boolean>]> = [
	[
		'thousandEyes',
		'accessToken',
		'create',
		['options'],
		{ ...v7, bearer: false, oAuth2User: false },
	],
	['thousandEyes', 'accountGroup', 'getAll', ['limit', 'options', 'returnAll'], all],
	['thousandEyes', 'accountGroup', 'get', ['accountGroupId', 'options'], v7],
	['thousandEyes', 'agent', 'getAll', eyesList, all],
	['thousandEyes', 'agent', 'get', ['agentId', 'aid', 'options', 'simplify'], v7],
	['thousandEyes', 'alert', 'getAll', eyesList, v7],
	['thousandEyes', 'alert', 'get', ['aid', 'alertId', 'options', 'simplify'], v7],
	['thousandEyes', 'event', 'getAll', eyesList, v7],
	['thousandEyes', 'event', 'get', ['aid', 'eventId', 'options', 'simplify'], v7],
	['thousandEyes', 'status', 'get', ['options'], all],
	['thousandEyes', 'test', 'getAll', [...eyesList, 'testType'], all],
	['thousandEyes', 'test', 'get', ['aid', 'options', 'testId', 'testType'], v7],
	['thoughtSpot', 'session', 'login', ['options'], { ...minting, trusted: false }],
	['thoughtSpot', 'session', 'getUser', ['options'], every],
	['thoughtSpot', 'session', 'getToken', ['options'], every],
	['thoughtSpot', 'session', 'logout', ['options'], every],
	['thoughtSpot', 'token', 'getFull', mint, minting],
	['thoughtSpot', 'token', 'getObject', [...mint, 'objectId'], minting],
	['thoughtSpot', 'token', 'getCustom', [...mint, 'persistOption'], minting],
	['thoughtSpot', 'token', 'validate', ['options', 'org', 'token'], every],
	['thoughtSpot', 'token', 'revoke', ['options', 'org', 'token', 'userIdentifier'], every],
];

/** Names inside collections and choices of fields that the contract fixes. */
const inner: Array<[string, string, string, string, string[]]> = [
	['thoughtSpot', 'session', 'login', 'options', ['orgIdentifier', 'rememberMe']],
	...['getFull', 'getObject', 'getCustom'].map(
		(operation): [string, string, string, string, string[]] => [
			'thoughtSpot',
			'token',
			operation,
			'additionalFields',
			['autoCreate', 'displayName', 'email', 'groupIdentifiers', 'orgId', 'validityTime'],
		],
	),
	['thoughtSpot', 'token', 'getCustom', 'persistOption', ['APPEND', 'NONE', 'REPLACE', 'RESET']],
];

const shownFor = (node: INodeType, resource: string, operation: string) =>
	node.description.properties.filter(({ type, displayOptions }) => {
		const { resource: resources, operation: operations } = displayOptions?.show ?? {};
		const fits = resources?.includes(resource) && operations?.includes(operation);
		return fits && type !== 'notice';
	});
const valuesOf = (property?: INodeProperties) =>
	((property?.options ?? []) as Array<INodePropertyOptions & INodeProperties>)
		.map((option) => String(option.value ?? option.name))
		.sort();
const selectorFor = (node: INodeType, resource: string) =>
	node.description.properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	);

describe('the action nodes', () => {
	it.each(table)('%s: %s.%s', (name, resource, operation, fields, able) => {
		const node = nodes[name];
		expect(valuesOf(selectorFor(node, resource))).toContain(operation);
		const names = shownFor(node, resource, operation).map((property) => property.name);
		expect([...new Set(names)].sort()).toEqual([...fields].sort());
		const found = resources[name].find(({ value }) => value === resource)?.operations[operation];
		if (!found) throw new Error('No such operation');
		const carried = apis[name].authentications.map((one) => [one.value, carries(found, one)]);
		expect(Object.fromEntries(carried)).toEqual(able);
	});

	it.each(inner)('%s: %s.%s %s', (name, resource, operation, field, names) => {
		const property = shownFor(nodes[name], resource, operation).find((one) => one.name === field);
		expect(valuesOf(property)).toEqual(expect.arrayContaining(names));
	});

	it.each(Object.entries(apis))(
		'%s has its defaults and the resources of the table',
		(name, api) => {
			const { properties, credentials: used } = nodes[name].description;
			const [authentication, resource] = properties;
			expect(authentication).toMatchObject({
				name: 'authentication',
				default: api.authentications[0].value,
			});
			expect(valuesOf(authentication)).toEqual(
				api.authentications.map(({ value }) => value).sort(),
			);
			const listed = table.filter(([node]) => node === name).map((row) => row[1]);
			expect(valuesOf(resource)).toEqual(expect.arrayContaining(listed));
			expect(used).toEqual(
				api.authentications.map(({ value, credential }) => ({
					name: credential,
					required: true,
					testedBy: credential,
					displayOptions: { show: { authentication: [value] } },
				})),
			);
		},
	);

	it('choose the ids of ThousandEyes from a list, or by ID', () => {
		const ids = nodes.thousandEyes.description.properties.filter(
			({ name }) => /^aid$|Id$/.test(name) && unlisted(name) === undefined,
		);
		expect(ids.length).toBeGreaterThan(5);
		for (const { type, modes } of ids) {
			expect(type).toBe('resourceLocator');
			expect(modes?.map(({ name }) => name)).toEqual(expect.arrayContaining(['list', 'id']));
		}
	});
});
