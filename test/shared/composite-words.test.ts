import {
	NodeConnectionTypes,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeTypeDescription,
	type OnError,
} from 'n8n-workflow';
import { execute } from '../../nodes/shared/engine/execute';
import { describe as described } from '../../nodes/shared/operation/description';
import { date, flag, text } from '../../nodes/shared/operation/fields';
import { binaryPropertyName } from '../../nodes/shared/operation/standard';
import type { Operation, Parts, Resource } from '../../nodes/shared/operation/vocabulary';
import { credentialTypes } from '../support/fixtures';
import { startServer } from '../support/server';
import { createCredentialStore, runWorkflow } from '../support/workflow';
import { api } from './words';

/** What composites are made of, and the words of answers that are no rows: each in n8n's engine. */

const base = { name: 'Do', description: 'Does it', method: 'POST' as const };

const rows = (answer: unknown) => answer as IDataObject[];

const parts: Parts = {
	failed: 'item',
	of: (answer) =>
		rows(answer).map((row) => ({
			row,
			...(row.wrong === true && { problem: 'wrong' }),
			...(typeof row.text === 'string' && {
				file: { content: row.text, name: 'a.txt', mimeType: 'text/plain' },
			}),
		})),
};

const told: Operation = {
	...base,
	action: 'Tell of parts',
	path: '/parts',
	parts,
	advice: { 409: 'Ask the owner.' },
	collections: { options: [binaryPropertyName] },
};

const operations: Record<string, Operation> = {
	told,
	again: {
		...told,
		action: 'Tell of parts again',
		uses: [told],
		run: async function* (run, values) {
			yield* run.produced(told, values);
			const { body } = await run.answer(told, values);
			yield await run.parts(told, body, values);
		},
	},
	named: {
		...base,
		action: 'Get a file that is named',
		path: '/file',
		file: { name: () => 'file' },
		output: (row, { kind }) => ({ kind: kind as string, ...row }),
		fields: [text('kind', 'What it is', { in: 'nowhere' })],
	},
	plain: {
		...base,
		action: 'Get a text',
		path: '/plain',
		plain: true,
		uses: [],
		run: async function* (run, values) {
			const { body } = await run.answer(operations.plain, values);
			yield [{ json: { text: String(body) } }];
		},
	},
	free: {
		...base,
		action: 'Send anything',
		path: '/free',
		fields: [
			text('document', 'What to send', { free: true, rows: 3 }),
			date('days', 'Some days', { many: true }),
			flag('reads', 'Whether it reads', { in: 'nowhere' }),
		],
		unordered: ({ reads }) => reads === true,
	},
};

const resource: Resource = { name: 'Thing', value: 'thing', operations };

class Composites {
	description: INodeTypeDescription = {
		displayName: 'Things',
		name: 'things',
		group: ['transform'],
		version: 1,
		description: 'Things',
		defaults: { name: 'Things' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thousandEyesBearerApi', required: true }],
		properties: [
			{ displayName: 'Authentication', name: 'authentication', type: 'string', default: 'bearer' },
			...described(api, [resource], 'thing'),
		],
	};

	async execute(this: IExecuteFunctions) {
		return await execute(this, api, [resource]);
	}
}

type Answer = { status?: number; json?: unknown; text?: string };

let server: Awaited<ReturnType<typeof startServer>>;
let answer: () => Answer | Promise<Answer>;
beforeAll(async () => {
	server = await startServer(async () => await answer());
});
beforeEach(() => {
	server.requests.length = 0;
	answer = () => ({ json: {} });
});
afterAll(async () => await server.close());

let accounts = 0;
const run = async (
	operation: string,
	parameters: INodeParameters = {},
	input: IDataObject[] = [{}],
	onError?: OnError,
) =>
	await runWorkflow({
		node: {
			type: Composites,
			onError,
			credentials: {
				thousandEyesBearerApi: { id: `composites-${accounts++}`, name: 'thousandEyesBearerApi' },
			},
			parameters: { authentication: 'bearer', resource: 'thing', operation, ...parameters },
		},
		input,
		credentials: createCredentialStore({
			thousandEyesBearerApi: { accessToken: 'a-marker-secret-token', baseUrl: server.url },
		}),
		credentialTypes,
	});
const sent = () => server.requests.map(({ body }) => JSON.parse(body) as IDataObject);

it('puts a part that is a file into the binary field that the user names', async () => {
	answer = () => ({ json: [{ id: 1, text: 'hello' }, { id: 2 }] });
	const { items } = await run('told', { options: { binaryPropertyName: 'doc' } });
	expect(items.map(({ json }) => json.id)).toEqual([1, 2]);
	expect(items[0].binary?.doc).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain' });
	expect(items[1].binary).toBeUndefined();
});

it('gives what an operation gives, and the parts of an answer, to a composite', async () => {
	answer = () => ({ json: [{ id: 1 }, { id: 2, wrong: true }] });
	const { items, hints } = await run('again');
	expect(items.map(({ json }) => json.id)).toEqual([1, 2, 1, 2]);
	expect(hints.map(({ message }) => message)).toEqual(['Tell of parts: 1 of 2 failed.']);
	expect(server.requests).toHaveLength(2);
});

it('advises what an operation knows of a status', async () => {
	answer = () => ({ status: 409, json: {} });
	expect((await run('told')).error?.description).toContain('Ask the owner.');
});

it('shapes the item of a file', async () => {
	answer = () => ({ text: '%PDF-1.4' });
	const { items } = await run('named', { kind: 'report' });
	expect(items[0].json).toMatchObject({ kind: 'report', fileName: 'file.pdf' });
});

it('gives a text as it is, even where it is JSON', async () => {
	answer = () => ({ text: '{"a": 1}' });
	expect((await run('plain')).items[0].json).toEqual({ text: '{"a": 1}' });
});

it('takes a text, an object or a list, and several dates', async () => {
	const parameters = {
		document: '={{ $json.document }}',
		days: '={{ $json.days }}',
		options: {},
	};
	const day = '2026-01-31T00:00:00Z';
	const { error } = await run('free', parameters, [
		{ document: '  a\n\tb\u0007 ', days: day },
		{ document: { deep: [1] }, days: [day, '2026-02-01T00:00:00Z'] },
		{ document: [{ a: 1 }], days: `${day}, 2026-02-01T00:00:00Z` },
	]);
	expect(error).toBeUndefined();
	expect(sent()).toEqual([
		{ document: '  a\n\tb\u0007 ', days: [day] },
		{ document: { deep: [1] }, days: [day, '2026-02-01T00:00:00Z'] },
		{ document: [{ a: 1 }], days: [day, '2026-02-01T00:00:00Z'] },
	]);
	const wrong = await run('free', parameters, [{ document: 'a', days: `${day}, soon` }]);
	expect(wrong.error?.message).toContain("'Days' must be a date and time");
});

it('lets calls go side by side whose values say that they may', async () => {
	let open = 0;
	let most = 0;
	answer = async () => {
		most = Math.max(most, ++open);
		await sleep(50);
		open--;
		return { json: {} };
	};
	const four = [{}, {}, {}, {}];
	await run('free', { document: 'a', reads: false }, four);
	expect(most).toBe(1);
	await run('free', { document: 'a', reads: true }, four);
	expect(most).toBeGreaterThan(1);
});
