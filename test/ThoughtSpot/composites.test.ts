import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench } from '../support/fixtures';
import { startCluster } from './cluster';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const onError = 'continueRegularOutput' as const;

/** Runs one operation against a cluster that answers these paths. */
async function run(
	answers: Record<string, object>,
	resource: string,
	operation: string,
	parameters: IDataObject,
	input: IDataObject[] = [{}],
) {
	const cluster = await startCluster(answers);
	const wish = { credential: { baseUrl: cluster.url }, onError, input };
	const { items, hints } = await spot.run(resource, operation, parameters, wish);
	return { cluster, items, hints, rows: items.map(({ json }) => json) };
}

describe('permissions', () => {
	const path = '/security/metadata/fetch-permissions';
	const detail = (count: number, from = 0) => ({
		metadata_permission_details: [
			{
				metadata_id: 'm-1',
				metadata_name: 'Sales',
				metadata_type: 'LIVEBOARD',
				principal_permission_info: [
					{
						principal_type: 'USER',
						principal_permissions: Array.from({ length: count }, (_, index) => ({
							principal_id: `u-${from + index}`,
							permission: 'MODIFY',
						})),
					},
				],
			},
		],
	});

	it('come as one item for each object and principal', async () => {
		const { rows, cluster } = await run(
			{ [path]: detail(2) },
			'security',
			'getPermissionsOnMetadata',
			{ identifier: 'm-1', returnAll: true },
		);
		expect(rows[1]).toEqual({
			metadata_id: 'm-1',
			metadata_name: 'Sales',
			metadata_type: 'LIVEBOARD',
			principal_type: 'USER',
			principal_id: 'u-1',
			permission: 'MODIFY',
		});
		expect(rows).toHaveLength(2);
		expect(cluster.bodies(path)).toEqual([
			{
				metadata: [{ identifier: 'm-1' }],
				permission_type: 'DEFINED',
				record_offset: 0,
				record_size: 500,
			},
		]);
	});

	it('go on while a list inside is full', async () => {
		const pages = [detail(500), detail(3, 500)];
		const answers = { [path]: () => pages.shift() ?? {} };
		const parameters = { identifier: 'm-1', returnAll: true };
		const { rows, cluster } = await run(
			answers,
			'security',
			'getPermissionsOnMetadata',
			parameters,
		);
		expect(rows).toHaveLength(503);
		expect(cluster.bodies(path).map(({ record_offset: offset }) => offset)).toEqual([0, 500]);
	});

	it('end where a service passes over nothing, and at the limit', async () => {
		const answers = { [path]: detail(500) };
		const all = { identifier: 'm-1', returnAll: true };
		expect((await run(answers, 'security', 'getPermissionsOnMetadata', all)).rows).toHaveLength(
			500,
		);
		const few = { identifier: 'm-1', limit: 7 };
		const { rows, cluster } = await run(answers, 'security', 'getPermissionsOnMetadata', few);
		expect(rows).toHaveLength(7);
		expect(cluster.paths()).toHaveLength(1);
	});
});

describe('everything of a user', () => {
	const found = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			metadata_id: `m-${index}`,
			metadata_name: `Name ${index}`,
			metadata_type: 'LIVEBOARD',
		}));
	const parameters = {
		currentOwnerIdentifier: 'ana',
		userIdentifier: 'bo',
		additionalFields: { type: ['LIVEBOARD'] },
	};
	const assign = '/security/metadata/assign';

	it('changes hands in lists of fifty', async () => {
		const answers = { '/metadata/search': found(60), [assign]: {} };
		const { rows, cluster } = await run(answers, 'security', 'transferOwnership', parameters);
		expect(cluster.bodies(assign).map(({ metadata }) => (metadata as unknown[]).length)).toEqual([
			50, 10,
		]);
		expect(cluster.bodies(assign)[0]).toMatchObject({
			current_owner_identifier: 'ana',
			user_identifier: 'bo',
		});
		expect(rows).toHaveLength(60);
		expect(rows[59]).toMatchObject({ metadata_id: 'm-59', transferred: true });
	});

	it('is only listed in a dry run', async () => {
		const answers = { '/metadata/search': found(2) };
		const dry = { ...parameters, options: { dryRun: true } };
		const { rows, cluster } = await run(answers, 'security', 'transferOwnership', dry);
		expect(rows.map(({ transferred }) => transferred)).toEqual([false, false]);
		expect(cluster.bodies(assign)).toEqual([]);
	});

	it('says how far it came when it stops in the middle', async () => {
		const given = [
			{ json: {}, status: 200 },
			{ status: 400, json: {} },
		];
		const answers = { '/metadata/search': found(60), [assign]: () => given.shift() ?? {} };
		const { items } = await run(answers, 'security', 'transferOwnership', parameters);
		expect(items[0].error).toMatchObject({
			description: expect.stringContaining('50 of 60 objects were transferred.'),
		});
	});
});

describe('the log', () => {
	const entry = (date: string) => ({ date, log: JSON.stringify({ id: date, type: 'LOGIN' }) });

	it('is asked for day by day, and comes oldest first', async () => {
		const days = [
			[entry('2026-01-01T20:00:00Z'), entry('2026-01-01T08:00:00Z')],
			[entry('2026-01-02T08:00:00Z')],
			[{ date: '2026-01-03T01:00:00Z', log: 'no JSON' }],
		];
		const filters = { startTime: '2026-01-01T00:00:00Z', endTime: '2026-01-03T06:00:00Z' };
		const answers = { '/logs/fetch': () => days.shift() ?? [] };
		const { rows, cluster } = await run(answers, 'log', 'getAll', { returnAll: true, filters });
		const hour = 3_600_000;
		const start = Date.parse(filters.startTime);
		const windows = cluster.bodies('/logs/fetch');
		expect(
			windows.map((body) => [
				Number(body.start_epoch_time_in_millis) - start,
				Number(body.end_epoch_time_in_millis) - start,
			]),
		).toEqual([
			[0, 24 * hour],
			[24 * hour, 48 * hour],
			[48 * hour, 54 * hour],
		]);
		expect(windows[0]).toMatchObject({ log_type: 'SECURITY_AUDIT', get_all_logs: false });
		expect(rows.map(({ date }) => date)).toEqual([
			'2026-01-01T08:00:00Z',
			'2026-01-01T20:00:00Z',
			'2026-01-02T08:00:00Z',
			'2026-01-03T01:00:00Z',
		]);
		expect(rows[0].event).toEqual({ id: '2026-01-01T08:00:00Z', type: 'LOGIN' });
		expect(rows[3]).not.toHaveProperty('event');
	});

	it('asks for no more days than the limit needs', async () => {
		const filters = { startTime: '2026-01-01T00:00:00Z', endTime: '2026-03-01T00:00:00Z' };
		const answers = { '/logs/fetch': [entry('2026-01-01T08:00:00Z')] };
		const { rows, cluster } = await run(answers, 'log', 'getAll', { limit: 2, filters });
		expect([rows.length, cluster.paths().length]).toEqual([2, 2]);
	});
});

describe('Spotter', () => {
	const create = '/ai/agent/conversation/create';
	const send = '/ai/agent/conversation/c-1/send';
	const conversation = { conversation_id: 'old', conversation_identifier: 'c-1' };
	const messages = [
		{ type: 'text', text: 'Here it is.' },
		{
			type: 'answer',
			title: 'Sales',
			session_id: 's-1',
			metadata: { gen_no: 3, worksheet_id: 'w-1', chart_type: 'BAR' },
			sage_query: '[Sales]',
		},
		{ type: 'text', text: 'Anything else?' },
	];
	const ask = async (answer: object, parameters: IDataObject = {}) =>
		await run({ [create]: conversation, [send]: answer }, 'agentConversation', 'ask', {
			messages: 'Sales, by region?',
			...parameters,
		});

	it.each([['bare', messages] as const, ['named', { messages }] as const])(
		'answers in one short item: %s',
		async (_, answer) => {
			const { rows, cluster } = await ask(answer);
			expect(rows).toEqual([
				{
					conversationIdentifier: 'c-1',
					text: 'Here it is.\n\nAnything else?',
					answers: [
						{
							title: 'Sales',
							sessionIdentifier: 's-1',
							generationNumber: 3,
							query: '[Sales]',
							dataSourceIdentifier: 'w-1',
							chartType: 'BAR',
						},
					],
				},
			]);
			expect(cluster.bodies(create)).toEqual([
				{ metadata_context: { type: 'AUTO_MODE' }, conversation_settings: {} },
			]);
			expect(cluster.bodies(send)).toEqual([{ messages: ['Sales, by region?'] }]);
		},
	);

	it('asks a data source, and gives the messages as they came', async () => {
		const parameters = { dataSourceIdentifier: 'w-1', simplify: false };
		const { rows, cluster } = await ask(messages, parameters);
		expect(rows).toHaveLength(3);
		expect(rows[0]).toEqual({ conversationIdentifier: 'c-1', ...messages[0] });
		expect(cluster.bodies(create)[0].metadata_context).toEqual({
			type: 'DATA_SOURCE',
			data_source_context: { data_source_identifier: 'w-1' },
		});
	});

	it('fails where an answer holds an error', async () => {
		const error = { type: 'error', message: 'It is over', code: 'SESSION_EXPIRED' };
		const { items } = await ask([messages[0], error]);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			json: {
				error: 'Ask a question: Spotter answered with an error: It is over, SESSION_EXPIRED',
			},
			error: { description: 'Start a new conversation.' },
		});
	});

	it('gets the data of an answer as a file, by a second call', async () => {
		const answers = {
			'/ai/answer/create': { session_identifier: 's-1', generation_number: 2 },
			'/report/answer': { status: 200, text: 'a,b\n1,2\n' },
		};
		const parameters = {
			query: 'Sales',
			metadataIdentifier: 'w-1',
			options: { exportFormat: 'CSV', fileName: 'sales' },
		};
		const { items, cluster } = await run(answers, 'spotter', 'createAnswer', parameters);
		expect(cluster.bodies('/report/answer')).toEqual([
			{ session_identifier: 's-1', generation_number: 2, file_format: 'CSV' },
		]);
		expect(items[0].json).toMatchObject({ session_identifier: 's-1', fileName: 'sales.csv' });
		expect(items[0].binary?.data).toMatchObject({ mimeType: 'text/csv' });
	});

	it('tells a memory that was not taken', async () => {
		const answer = {
			status: 'VALIDATION_FAILED',
			validation_failures: [{ line_number: 3, reason: 'SCHEMA', message: 'No such word' }],
		};
		const answers = { '/ai/memory/import': { status: 200, json: answer } };
		const { rows } = await run(answers, 'spotter', 'importMemory', { content: 'a: b' });
		expect(rows[0].error).toContain('VALIDATION_FAILED; line 3: No such word');
	});
});

describe('a schedule', () => {
	const fixed = {
		name: 'Weekly',
		description: 'Sales',
		metadataIdentifier: 'name 1',
		timeZone: 'Europe/Berlin',
		recipientDetails: { emails: 'a@example.com' },
	};
	const cronOf = async (frequency: IDataObject) => {
		const { error } = await spot.run('schedule', 'create', { ...fixed, frequency });
		if (error) return error.message;
		const last = spot.body(spot.sandbox.requests.length - 1);
		const { cron_expression: cron } = last.frequency as IDataObject;
		return Object.values(cron as IDataObject).join(' ');
	};

	it.each<[IDataObject, string]>([
		[{ every: 'day', hour: 8, minute: 30 }, '0 30 8 * * *'],
		[{ every: 'hour', minute: 5 }, '0 5 * * * *'],
		[{ every: 'week', hour: 7, dayOfWeek: '5' }, '0 0 7 * * 5'],
		[{ every: 'month', dayOfMonth: 15 }, '0 0 0 15 * *'],
		[{ cronExpression: { minute: '0,30', hour: '9-17' } }, '0 0,30 9-17 * * *'],
		[{ every: 'day', minute: 7 }, "'Frequency: Minute' must be a multiple of 5"],
		[
			{ cronExpression: { minute: '*/7' } },
			"'Frequency: Cron Expression: Minute' must be a multiple of 5",
		],
	])('at %j', async (frequency, expected) => {
		expect(await cronOf(frequency)).toBe(expected);
	});

	it('sends all of a Liveboard, and in the time zone of the workflow', async () => {
		const { timeZone, ...others } = fixed;
		await spot.run('schedule', 'create', { ...others, frequency: { every: 'day' } });
		expect(timeZone).toBe('Europe/Berlin');
		expect(spot.body(spot.sandbox.requests.length - 1)).toMatchObject({
			file_format: 'PDF',
			pdf_options: { complete_liveboard: true },
			time_zone: expect.stringMatching(/\w/),
		});
	});
});

describe('a webhook', () => {
	const marker = 'mark+hook/1';
	const made = { id: 'w-1', name: 'Reports' };
	const parameters = { name: 'Reports', url: 'https://example.com/hook' };

	it('takes how calls sign in for what it is, beside the org', async () => {
		const authentication = { BEARER_TOKEN: marker };
		const { cluster } = await run({ '/webhooks/create': made }, 'webhook', 'create', {
			...parameters,
			org: '0',
			additionalFields: { authentication: JSON.stringify(authentication) },
		});
		expect(cluster.bodies('/webhooks/create')).toEqual([
			{ ...parameters, events: ['LIVEBOARD_SCHEDULE'], authentication },
		]);
	});

	it('shows its secrets in no error', async () => {
		const refused = { status: 400, json: { error: { message: { debug: `not ${marker}` } } } };
		const { rows, items } = await run({ '/webhooks/create': refused }, 'webhook', 'create', {
			...parameters,
			additionalFields: { authentication: JSON.stringify({ BEARER_TOKEN: marker }) },
		});
		expect(rows[0].error).toContain('answered 400');
		expect(JSON.stringify(rows) + String(items[0].error?.description)).not.toContain(marker);
	});

	it.each([
		['authentication', { BEARER_TOKEN: '***' }, 'Authentication (JSON)'],
		['signatureVerification', { secret: '***' }, 'Signature Verification (JSON)'],
	])('never gets back the asterisks of a search in its %s', async (name, value, label) => {
		const { rows, cluster } = await run({}, 'webhook', 'update', {
			webhookIdentifier: 'w-1',
			additionalFields: { [name]: JSON.stringify(value) },
		});
		expect(rows[0].error).toContain(`'${label}' holds asterisks`);
		expect(cluster.paths()).toEqual([]);
	});

	it.each([
		['item', false, [true, false]],
		['item', true, undefined],
	] as const)('is deleted or not: one %s each (%j)', async (_, failOnAnyError, expected) => {
		const answer = {
			deleted_count: 1,
			failed_count: 1,
			deleted_webhooks: [made],
			failed_webhooks: [{ id: 'w-2', error: 'in use' }],
		};
		const { rows, hints } = await run({ '/webhooks/delete': answer }, 'webhook', 'delete', {
			webhookIdentifiers: 'w-1, w-2',
			options: { failOnAnyError },
		});
		if (expected) expect(rows.map(({ deleted }) => deleted)).toEqual(expected);
		else expect(rows[0].error).toContain('w-2: in use');
		expect(hints.length).toBe(expected ? 1 : 0);
	});
});

it.each([
	[undefined, '**hidden**'],
	[true, [{ key: 'mark+key/1' }]],
])('secret keys of trusted authentication are shown on demand alone (%j)', async (shown, keys) => {
	const settings = { cluster_preferences: { access_tokens: [{ key: 'mark+key/1' }] } };
	const parameters = { options: { includeSecrets: shown } };
	const { rows } = await run({ '/auth/search': settings }, 'authSettings', 'get', parameters);
	expect(rows[0].cluster_preferences).toEqual({ access_tokens: keys });
});

it('connections are asked for at once where they have a name', async () => {
	const rows = [{ id: 'c-1', name: 'Sales' }];
	const path = '/connection/search';
	const named = await run({ [path]: rows }, 'connection', 'getAll', {
		filters: { namePattern: '%sales%' },
	});
	expect(named.cluster.bodies(path)).toEqual([
		{ connections: [{ name_pattern: '%sales%' }], record_offset: 0, record_size: -1 },
	]);
	expect(named.rows).toEqual(rows);
	const all = await run({ [path]: rows }, 'connection', 'getAll', { returnAll: true });
	expect(all.cluster.bodies(path)).toEqual([{ record_offset: 0, record_size: 500 }]);
});
