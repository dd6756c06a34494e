import type { IDataObject, OnError } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { fieldsOf } from '../../nodes/shared/operation/standard';
import { startThoughtSpot } from '../../sandbox';
import { entriesOf, offerings } from '../laws/entries';
import { closeAfter, createBench } from '../support/fixtures';
import { findSecrets } from '../support/secrets';
import { startServer, type Answer } from '../support/server';
import type { RunResult } from '../support/workflow';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const IN_FILE = 'marker-in-a-file-7f3Qz9';
const IN_FIELD = 'marker-in-a-field-4kW8x2';
const MB = 1024 * 1024;

/** How each operation that sends a file is filled in, the file in the binary field `data`. */
const UPLOADS: Record<string, IDataObject> = {
	'dbtConnection.create': {
		connectionName: 'Sales',
		databaseName: 'SALES',
		importType: 'ZIP_FILE',
		fileContent: 'data',
	},
	'dbtConnection.generateSyncTml': {
		dbtConnectionIdentifier: 'd-1',
		additionalFields: { fileContent: 'data' },
	},
	'dbtConnection.generateTml': {
		dbtConnectionIdentifier: 'd-1',
		modelTables: '[{ "model_name": "sales", "tables": ["ORDERS"] }]',
		additionalFields: { fileContent: 'data' },
	},
	'dbtConnection.update': {
		dbtConnectionIdentifier: 'd-1',
		additionalFields: { fileContent: 'data', accessToken: '={{ $json.token }}' },
	},
	'manualTranslation.import': { translationsFile: 'data' },
	'style.update': { scope: 'ORG', additionalFields: { wideLogo: 'data' } },
	'styleFont.upload': { name: 'Sans', fileContent: 'data' },
};

const titles = Object.keys(UPLOADS);

const itemWith = (content: Buffer | string) => ({
	json: { token: IN_FIELD },
	binary: {
		data: {
			data: Buffer.from(content).toString('base64'),
			mimeType: 'text/csv',
			fileName: 'file.csv',
		},
	},
});

async function run(
	title: string,
	input: object[],
	{ baseUrl, onError }: { baseUrl?: string; onError?: OnError } = {},
): Promise<RunResult> {
	const [resource, operation] = title.split('.');
	return await spot.run(resource, operation, UPLOADS[title], {
		input: input as IDataObject[],
		onError,
		...(baseUrl !== undefined && { credential: { baseUrl } }),
	});
}

/** Everything that a run leaves behind but the item that it was started with. */
const left = ({ items, errorItems, sinkItems, error, hints, log, nodes }: RunResult) => {
	const { Start, ...others } = nodes;
	return { items, errorItems, sinkItems, error, hints, log, others, start: Start.error };
};

const leaked = (result: RunResult) => findSecrets(left(result), [IN_FILE, IN_FIELD]);

/** A cluster that opens any session, and answers everything else so. */
async function clusterOf(answer: (body: string) => Answer | undefined): Promise<string> {
	const server = await startServer(({ url, body }, _count, res) => {
		if (url.endsWith('/auth/token/full')) return { json: { token: 'a-session' } };
		const given = answer(body);
		if (given) return given;
		res.destroy();
		return { hang: true };
	});
	return closeAfter(server).url;
}

it('knows every operation that sends a file', () => {
	const all = offerings.flatMap(entriesOf);
	const uploads = all.filter(({ operation }) => fieldsOf(operation).some(({ file }) => file));
	expect(uploads.map(({ resource, key }) => `${resource}.${key}`).sort()).toEqual(titles);
});

describe.each(titles)('%s', (title) => {
	it('sends the file and its secret, and leaves neither behind', async () => {
		let sent = '';
		const baseUrl = await clusterOf((body) => ((sent = body), { json: { done: true } }));
		const result = await run(title, [itemWith(`a,${IN_FILE}`)], { baseUrl });
		expect(result.error?.message).toBeUndefined();
		expect(sent).toContain(IN_FILE);
		expect(sent.includes(IN_FIELD)).toBe(title === 'dbtConnection.update');
		expect(leaked(result)).toEqual([]);
	});

	const refusal = { error: { message: { debug: 'It is refused' } } };
	it.each<[string, Answer | undefined]>([
		['refuses it', { status: 400, json: refusal }],
		['fails', { status: 500, json: refusal }],
		['answers with a page', { headers: { 'content-type': 'text/html' }, text: '<p>Hello</p>' }],
		['hangs up', undefined],
	])('shows neither where the service %s', async (_, answer) => {
		const baseUrl = await clusterOf(() => answer);
		const stopped = await run(title, [itemWith(IN_FILE)], { baseUrl });
		expect(stopped.error).toBeDefined();
		expect(leaked(stopped)).toEqual([]);
		const onError = 'continueErrorOutput';
		const goneOn = await run(title, [itemWith(IN_FILE)], { baseUrl, onError });
		expect(goneOn.error).toBeUndefined();
		expect(goneOn.errorItems.map(({ binary }) => binary)).toEqual([undefined]);
		expect(leaked(goneOn)).toEqual([]);
	});

	it('sends nothing for any item where one has no such file', async () => {
		const none = { json: { token: IN_FIELD } };
		for (const input of [[none], [itemWith('a,b'), none]]) {
			const { error } = await run(title, input);
			expect(error?.message).toContain('names no file of this item');
		}
		const [first] = (await run(title, [none], { onError: 'continueRegularOutput' })).items;
		expect(first.json.error).toContain('names no file of this item');
		expect(spot.sandbox.requests).toEqual([]);
	});
});

it.each(['styleFont.upload', 'style.update', 'manualTranslation.import'])(
	'%s sends no file that is too large',
	async (title) => {
		const large = Buffer.alloc(31 * MB, `${IN_FILE} `);
		const result = await run(title, [itemWith(large)]);
		expect(result.error?.message).toMatch(/' is a file of 31 MB: at most (10|30) MB are taken$/);
		expect(result.error?.description).toContain('Nothing was sent.');
		expect(spot.sandbox.requests).toEqual([]);
		expect(leaked(result)).toEqual([]);
	},
);

it('believes what n8n says of the size of a file before it reads it', async () => {
	const small = itemWith(IN_FILE);
	const told = { ...small, binary: { data: { ...small.binary.data, bytes: 11 * MB } } };
	const { error } = await run('styleFont.upload', [itemWith('a'), told]);
	expect(error?.message).toContain('is a file of 11 MB');
	expect(spot.sandbox.requests).toEqual([]);
});

it('takes the secret out of a refusal that repeats it', async () => {
	const baseUrl = await clusterOf((body) => ({
		status: 400,
		json: { error: { message: { debug: `Cannot use ${IN_FIELD}: ${body.slice(0, 200)}` } } },
	}));
	const result = await run('dbtConnection.update', [itemWith('a,b')], { baseUrl });
	expect(result.error?.message).toContain('Cannot use');
	expect(findSecrets(left(result), [IN_FIELD])).toEqual([]);
});
