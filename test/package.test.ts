import type { INodeProperties, INodeType } from 'n8n-workflow';
import { ThoughtSpotWebhookApi } from '../credentials/ThoughtSpotWebhookApi.credentials';
import { ThousandEyesWebhookApi } from '../credentials/ThousandEyesWebhookApi.credentials';
import { ThoughtSpot } from '../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThoughtSpotTrigger } from '../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { ThousandEyes } from '../nodes/ThousandEyes/ThousandEyes.node';
import { ThousandEyesEndpoint } from '../nodes/ThousandEyes/ThousandEyesEndpoint.node';
import { ThousandEyesTrigger } from '../nodes/ThousandEyes/ThousandEyesTrigger.node';
import packageJson from '../package.json';
import { filesBelow, readFile } from './support/files';
import { credentialTypes } from './support/fixtures';

const nodes: Record<string, INodeType> = {
	thousandEyes: new ThousandEyes(),
	thousandEyesEndpoint: new ThousandEyesEndpoint(),
	thousandEyesTrigger: new ThousandEyesTrigger(),
	thoughtSpot: new ThoughtSpot(),
	thoughtSpotTrigger: new ThoughtSpotTrigger(),
};
const webhookTypes = [ThoughtSpotWebhookApi, ThousandEyesWebhookApi];
const credentials = [...credentialTypes, ...webhookTypes].map((type) => new type());

/** Ways with the usual one first, intervals that grow, and days as they follow. */
const unsorted = ['authentication', 'listenBy', 'mode', 'weekday'];

/** The table of the contract. */
const credentialTable: Array<[string, string, string[]]> = [
	['thousandEyesBearerApi', 'ThousandEyes Bearer Token API', ['accessToken', 'baseUrl']],
	['thousandEyesBasicApi', 'ThousandEyes Basic Auth API', ['apiToken', 'baseUrl', 'email']],
	[
		'thousandEyesOAuth2Api',
		'ThousandEyes OAuth2 API',
		[
			'baseUrl',
			'clientAuthentication',
			'clientId',
			'clientSecret',
			'onBehalfOfToken',
			'scope',
			'tenantId',
		],
	],
	[
		'thousandEyesUserOAuth2Api',
		'ThousandEyes User OAuth2 API',
		['authUrl', 'authentication', 'baseUrl', 'clientId', 'clientSecret', 'scopes'],
	],
	[
		'thoughtSpotBasicApi',
		'ThoughtSpot Basic Auth API',
		['baseUrl', 'orgId', 'password', 'username', 'validityTime'],
	],
	['thoughtSpotBearerApi', 'ThoughtSpot Bearer Token API', ['accessToken', 'baseUrl']],
	[
		'thoughtSpotTrustedApi',
		'ThoughtSpot Trusted Auth API',
		['baseUrl', 'orgId', 'secretKey', 'username', 'validityTime'],
	],
];

describe.each(Object.entries(nodes))('the node %s', (name, node) => {
	const { description } = node;
	const flat = (properties: INodeProperties[]): INodeProperties[] =>
		properties.flatMap((property) => {
			// The poll times are n8n's own field, which it puts into every node that polls.
			const isLeaf = /ptions$/.test(property.type) || property.name === 'pollTimes';
			const options = (property.options ?? []) as Array<
				INodeProperties & { values?: INodeProperties[] }
			>;
			return [property, ...(isLeaf ? [] : flat(options.flatMap((one) => one.values ?? [one])))];
		});
	const fields = flat(description.properties);
	const file = filesBelow('nodes').find((path) =>
		path.toLowerCase().endsWith(`/${name.toLowerCase()}.node.ts`),
	);

	it('has its name, its icons and its codex', () => {
		expect(description.name).toBe(name);
		const { light, dark } = description.icon as { light: string; dark: string };
		const folder = String(file).replace(/[^/]+$/, '');
		for (const icon of [light, dark])
			expect(readFile(folder + icon.replace('file:', ''))).toContain('<svg');
		const codex = JSON.parse(readFile(String(file).replace('.ts', '.json'))) as {
			node: string;
			alias: string[];
		};
		expect(codex).toMatchObject({ node: `${packageJson.name}.${name}` });
		// n8n searches each alias as it stands: words apart find no phrase.
		const phrase = name.startsWith('thousand') ? 'Network Monitoring' : 'Analytics';
		const service = name.startsWith('thousand') ? 'Thousand Eyes' : 'Thought Spot';
		expect(codex.alias).toEqual(expect.arrayContaining([phrase, service]));
	});

	it('is a tool for agents unless it is a trigger', () => {
		expect(description.usableAsTool ?? false).toBe(!name.endsWith('Trigger'));
	});

	it('describes every field', () => {
		const selectors = ['resource', 'operation'];
		const shown = fields.filter(
			({ type, name: field }) =>
				!['notice', 'hidden', 'collection', 'fixedCollection'].includes(type) &&
				!selectors.includes(field),
		);
		for (const { displayName, description: text } of shown)
			expect([displayName, text]).toEqual([displayName, expect.stringMatching(/\w/)]);
	});

	it('sorts its options by name', () => {
		const sorted = fields.filter(
			({ type, name: field }) =>
				['options', 'multiOptions'].includes(type) && !unsorted.includes(field),
		);
		for (const { options = [], name: field } of sorted) {
			const names = options.map((option) => option.name).filter((one) => one !== 'All');
			expect([field, names]).toEqual([field, [...names].sort((a, b) => a.localeCompare(b))]);
		}
	});

	it('does all that it names, and is written down as it is', async () => {
		const base = String(file).replace('.node.ts', '');
		const { methods } = (await import(`../${base}.work`)) as { methods: Record<string, object> };
		for (const [kind, list] of Object.entries(node.methods ?? {}))
			expect(Object.keys(methods[kind])).toEqual(expect.arrayContaining(Object.keys(list)));
		const screen = { ...((await import(`../${base}.screen`)) as object) };
		expect(JSON.parse(JSON.stringify(screen))).toEqual(screen);
	});

	it('has every method that a field names', () => {
		const methods = node.methods ?? {};
		for (const { modes = [], typeOptions } of fields) {
			const searches = modes.map((mode) => mode.typeOptions?.searchListMethod).filter(Boolean);
			for (const search of searches) expect(methods.listSearch).toHaveProperty(String(search));
			const load = typeOptions?.loadOptionsMethod;
			if (load) expect(methods.loadOptions).toHaveProperty(load);
		}
	});

	it('uses credentials of the package', () => {
		const known = credentials.map((one) => one.name);
		for (const one of description.credentials ?? []) expect(known).toContain(one.name);
	});

	it('tests every credential that it uses', () => {
		const tests = node.methods?.credentialTest ?? {};
		for (const { testedBy } of description.credentials ?? [])
			expect(tests[testedBy as string]).toEqual(expect.any(Function));
	});
});

describe('the credentials', () => {
	it.each(credentialTable)('%s', (name, displayName, fields) => {
		const credential = credentials.find((one) => one.name === name);
		expect(credential?.displayName).toBe(displayName);
		const shown = credential?.properties.filter(
			({ type }) => type !== 'notice' && type !== 'hidden',
		);
		expect(shown?.map((property) => property.name).sort()).toEqual(fields);
		const url = credential?.properties.find((property) => property.name === 'baseUrl');
		expect(url?.default).toBe(name.startsWith('thousand') ? 'https://api.thousandeyes.com' : '');
		// n8n would prefer a declared test, which knows nothing of an answer but its status.
		expect(credential).not.toHaveProperty('test');
	});

	it.each(credentials.map((one) => [one.name, one] as const))('%s is complete', (_, credential) => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark])
			expect(readFile(icon.replace('file:../', ''))).toContain('<svg');
		expect(credential.documentationUrl).toMatch(/^https:\/\//);
		for (const { name, type, typeOptions, description } of credential.properties) {
			const isSecret = /token$|secret$|password$|secretKey$|sessionOwner$/i.test(name);
			expect([name, typeOptions?.password ?? false]).toEqual([name, isSecret]);
			if (type !== 'notice' && type !== 'hidden')
				expect([name, description]).toEqual([name, expect.stringMatching(/\w/)]);
		}
	});
});

describe('the package', () => {
	const built = (paths: string[], suffix: string) =>
		paths
			.filter((path) => path.endsWith(suffix))
			.map((path) => `dist/${path.replace('.ts', '.js')}`);

	it('lists every node and credential', () => {
		expect([...packageJson.n8n.credentials].sort()).toEqual(
			built(filesBelow('credentials'), '.credentials.ts'),
		);
		expect([...packageJson.n8n.nodes].sort()).toEqual(built(filesBelow('nodes'), '.node.ts'));
	});

	it('is what n8n takes as a community package', () => {
		expect(packageJson).toMatchObject({
			name: 'n8n-nodes-thousandeyes-thoughtspot',
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			peerDependencies: { 'n8n-workflow': '*' },
			n8n: { strict: true, n8nNodesApiVersion: 1 },
		});
		expect(packageJson).not.toHaveProperty('dependencies');
	});
});
