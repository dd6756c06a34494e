import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { carries } from '../../nodes/shared/operation/authentications';
import { engineOptions } from '../../nodes/shared/operation/options';
import type { Field, Operation, Values } from '../../nodes/shared/operation/vocabulary';
import { limit, returnAll } from '../../nodes/shared/operation/parameters';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { resources as thoughtSpotResources } from '../../nodes/ThoughtSpot/resources';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { resources as thousandEyesResources } from '../../nodes/ThousandEyes/resources';
import { startServer } from '../support/server';
import { good, LEFT_OUT, meaning, ODD, REFUSED } from './odd';
import { account, start } from './setup';

/**
 * Fields of one call each, given by an expression, on the way through n8n's engine to a socket: either
 * exactly that is sent which the field describes, or an error names the field and nothing is sent. How
 * every field of every operation reads its value, at any depth, is tested in odd-fields.test.ts.
 */
const WALKED = [
	'accessToken.create',
	'accountGroup.get',
	'accountGroup.getAll',
	'agent.get',
	'alert.get',
	'event.get',
	'session.getToken',
	'session.getUser',
	'session.login',
	'session.logout',
	'status.get',
	'token.getCustom',
	'token.getFull',
	'token.getObject',
	'token.revoke',
	'token.validate',
];

interface Place {
	node: keyof typeof apis;
	resource: string;
	name: string;
	operation: Operation;
	collection?: string;
	field: Field;
}

const apis = { thousandEyes, thoughtSpot };
const resources = { thousandEyes: thousandEyesResources, thoughtSpot: thoughtSpotResources };
const operations = Object.entries(resources).flatMap(([node, all]) =>
	all.flatMap(({ value: resource, operations: own }) =>
		Object.entries(own)
			.filter(([name]) => WALKED.includes(`${resource}.${name}`))
			.map(([name, operation]) => ({ node, resource, name, operation }) as Omit<Place, 'field'>),
	),
);

const fieldsIn = ({ fields, collections }: Operation) =>
	[
		...(fields ?? []).map((field) => ({ field, collection: undefined })),
		...Object.entries(collections ?? {}).flatMap(([collection, own]) =>
			own.map((field) => ({ field, collection })),
		),
	].filter(({ field }) => !field.fields && field.in !== 'session');

const titled = <P extends Place>(places: P[]) =>
	places.map((place) => {
		const { node, resource, name, collection, field } = place;
		const words = [node, resource, name, collection, field.property.displayName];
		return [words.filter(Boolean).join(' '), place] as const;
	});

let server: Awaited<ReturnType<typeof startServer>>;
let rows: string | undefined;
beforeAll(async () => {
	const answer = { token: 'a-minted-token' };
	server = await startServer(() => ({ json: rows ? { [rows]: [answer] } : answer }));
});
beforeEach(() => void (server.requests.length = 0));
afterAll(async () => await server.close());

const input = [...ODD.keys()].map((odd) => ({ odd }));
const expression = `={{ [${ODD.map(([source]) => source).join(', ')}][$json.odd] }}`;

/** Runs an operation for all odd values, with an account that can carry it and has a session. */
async function runAll({ node, resource, name, operation }: Place, parameters: IDataObject) {
	rows = operation.list?.rows;
	const able = apis[node].authentications
		.filter((one) => carries(operation, one))
		.map(({ value }) => value);
	const authentication = ['trusted', 'bearer', 'basic', 'oAuth2'].find((one) => able.includes(one));
	const session = { sessionToken: 'an-open-session' };
	const options = { ...(parameters.options as IDataObject), maxConcurrency: 1 };
	const { items } = await start(account(server.url, node, authentication, session), {
		resource,
		operation: name,
		parameters: { ...parameters, options } as INodeParameters,
		input,
		onError: 'continueRegularOutput',
	});
	return ODD.map(([source, odd], index) => {
		const own = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		return { source, odd, error: own?.json.error };
	});
}

/** What else the operation needs where this field holds something. */
function others({ operation, field }: Place): Values {
	const { name, displayOptions } = field.property;
	const rest = fieldsIn(operation)
		.map((one) => one.field)
		.filter(({ property }) => property.name !== name);
	const needed = rest.filter(({ property }) => property.required);
	const shows = Object.entries(displayOptions?.show ?? {}).map(([one, values]) => [
		one,
		values?.[0],
	]);
	const values = Object.fromEntries([
		...needed.map((one) => [one.property.name, good(one)]),
		...shows,
	]) as Values;
	const tries = rest.map((one) => ({ ...values, [one.property.name]: good(one) }));
	const fits = (tried: Values) => {
		try {
			return operation.prepare?.({ ...tried, [name]: good(field) }) ?? true;
		} catch {
			return false;
		}
	};
	return [values, ...tries].find(fits) ?? values;
}

/** Values as n8n keeps them in the node. */
function parametersOf(operation: Operation, values: Values): IDataObject {
	const parameters: IDataObject = operation.list ? { returnAll: true } : {};
	for (const { field, collection } of fieldsIn(operation)) {
		const { name, type } = field.property;
		if (!(name in values)) continue;
		const value = values[name] as IDataObject;
		const kept = type === 'resourceLocator' ? { __rl: true, mode: 'list', value } : value;
		Object.assign(collection ? ((parameters[collection] ??= {}) as IDataObject) : parameters, {
			[name]: kept,
		});
	}
	return parameters;
}

/** The path and the inputs that these values ask for. */
function asks({ node, operation }: Place, values: Values): [string, IDataObject] {
	const fields = fieldsIn(operation).map(({ field }) => field);
	const wire: IDataObject = {};
	let { path } = operation;
	for (const [name, value] of Object.entries(operation.prepare?.(values) ?? values)) {
		const field = fields.find(({ property }) => property.name === name);
		if (field?.in === 'nowhere') continue;
		const sent = (field?.encode ? field.encode(value) : value) as IDataObject[string];
		const place = new RegExp(`\\{(/?)${name}\\}`);
		if (place.test(path)) {
			const encoded = encodeURIComponent(String(sent));
			path = path.replace(place, sent === undefined ? '' : `$1${encoded}`);
		} else if (sent !== undefined) {
			wire[field?.wire ?? apis[node].wireName(name)] = sent;
		}
	}
	const inQuery = ['GET', 'DELETE'].includes(operation.method);
	const texts = Object.entries(wire).map(([name, sent]) => [name, inQuery ? String(sent) : sent]);
	return [path.replace(/\{\/\w+\}/g, ''), Object.fromEntries(texts) as IDataObject];
}

/** What came, but for pages and secrets, which every request has. */
function arrived(node: Place['node']): Array<[string, IDataObject]> {
	const everywhere = [
		'password',
		'secret_key',
		'record_offset',
		apis[node].pagination.sizeParameter,
	];
	return server.requests.map(({ url, body }) => {
		const { pathname, searchParams } = new URL(url, server.url);
		const inputs = [...searchParams, ...Object.entries(JSON.parse(body || '{}') as IDataObject)];
		return [pathname, Object.fromEntries(inputs.filter(([name]) => !everywhere.includes(name)))];
	});
}

/** With the present moment, which an operation may fill in, as a word. */
function timeless([path, wire]: [string, IDataObject] = ['nothing came', {}]) {
	const isNow = (value: unknown) =>
		typeof value === 'string' && Math.abs(Date.parse(value) - Date.now()) < 60_000;
	const entries = Object.entries(wire).map(([name, value]) => [name, isNow(value) ? 'now' : value]);
	return [path, Object.fromEntries(entries) as IDataObject] as const;
}

const places = operations.flatMap((one) =>
	fieldsIn(one.operation).map((place) => ({ ...one, ...place })),
);

it.each(titled(places))('%s', async (_, place) => {
	const { node, operation, field } = place;
	const { name, displayName } = field.property;
	const rest = others(place);
	const results = await runAll(place, parametersOf(operation, { ...rest, [name]: expression }));
	const requests = arrived(node);
	for (const { source, odd, error } of results) {
		const meant = meaning(field, odd);
		if (meant === REFUSED) {
			expect([source, error]).toEqual([source, expect.stringContaining(`'${displayName}' `)]);
			continue;
		}
		const wanted = timeless(asks(place, meant === LEFT_OUT ? rest : { ...rest, [name]: meant }));
		const sent = timeless(requests.shift());
		// The credential names its own user where the node names none.
		if (sent[1].username && !('username' in wanted[1])) wanted[1].username = 'analyst';
		expect([source, error, sent]).toEqual([source, undefined, wanted]);
	}
	expect(requests).toEqual([]);
});

const lengths = operations
	.filter(({ operation }) => operation.list)
	.flatMap((one) => [returnAll, limit].map((field) => ({ ...one, field })));

it.each(titled(lengths))('%s', async (_, place) => {
	const { name, displayName } = place.field.property;
	const results = await runAll(place, { [name]: expression });
	for (const { source, odd, error } of results) {
		const refused = expect.stringContaining(`'${displayName}' `) as unknown;
		const wanted = meaning(place.field, odd) === REFUSED ? refused : undefined;
		expect([source, error]).toEqual([source, wanted]);
	}
	expect(server.requests).toHaveLength(results.filter(({ error }) => !error).length);
});

const ofEngine = engineOptions({ kind: 'headers', families: [] });

it.each(ofEngine.map((property) => [property.displayName, property] as const))(
	'%s, which holds for the whole run',
	async (displayName, property) => {
		rows = 'agents';
		const least = property.typeOptions?.minValue ?? 0;
		for (const [source, odd] of ODD) {
			server.requests.length = 0;
			const parameters = { options: { [property.name]: `={{ [${source}][0] }}` } };
			const { error } = await start(account(server.url), { operation: 'getAll', parameters });
			const meant = meaning({ property }, odd);
			const fits = meant !== REFUSED && Number(meant) >= least;
			const refused = expect.stringContaining(`'${displayName}' `) as unknown;
			expect([source, error?.message]).toEqual([source, fits ? undefined : refused]);
			expect(server.requests).toHaveLength(fits ? 1 : 0);
		}
	},
);
