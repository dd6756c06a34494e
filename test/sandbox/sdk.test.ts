import { createBearerAuthenticationConfig, ThoughtSpotRestApi } from '@thoughtspot/rest-api-sdk';
import { startThoughtSpot, type Sandbox } from '../../sandbox';

/**
 * The vendor's own client asks the sandbox: what it takes and what it reads of the answers was
 * written by others than the sandbox and the nodes.
 */
let api: Sandbox;
let client: ThoughtSpotRestApi;

beforeEach(async () => {
	api = await startThoughtSpot({ rateLimit: undefined });
	const user = { username: 'tsadmin', password: 'sandbox-admin-password' };
	client = new ThoughtSpotRestApi(createBearerAuthenticationConfig(api.url, user));
});

afterEach(async () => await api.close());

const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
const ANSWER = 'c0a8f1d2-7b3e-4d5f-8a10-000000000001';
const TABLE = 'c0a8f1d2-7b3e-4d5f-8a20-000000000001';
const EVERY_MORNING = {
	cron_expression: {
		second: '0',
		minute: '0',
		hour: '8',
		day_of_month: '*',
		month: '*',
		day_of_week: '*',
	},
};

type Row = Record<string, unknown>;
type Ask = (client: ThoughtSpotRestApi) => Promise<unknown>;

interface Life {
	create: Ask;
	search: (client: ThoughtSpotRestApi, id: string) => Promise<unknown>;
	update: (client: ThoughtSpotRestApi, id: string) => Promise<unknown>;
	remove: (client: ThoughtSpotRestApi, id: string) => Promise<unknown>;
	/** What the update changes. */
	changed: Row;
	/** The list in the answer of the search; none where the answer is one. */
	list?: string;
}

const lives: Record<string, Life> = {
	'custom action': {
		create: (c) =>
			c.createCustomAction({
				name: 'Open order',
				action_details: { URL: { url: 'https://example.com' } },
			}),
		search: (c, id) => c.searchCustomActions({ custom_action_identifier: id }),
		update: (c, id) => c.updateCustomAction(id, { name: 'Open orders' }),
		remove: (c, id) => c.deleteCustomAction(id),
		changed: { name: 'Open orders' },
	},
	group: {
		create: (c) => c.createUserGroup({ name: 'buyers', display_name: 'Buyers' }),
		search: (c, id) => c.searchUserGroups({ group_identifier: id }),
		update: (c, id) => c.updateUserGroup(id, { display_name: 'All buyers' }),
		remove: (c, id) => c.deleteUserGroup(id),
		changed: { display_name: 'All buyers' },
	},
	org: {
		create: (c) => c.createOrg({ name: 'North' }),
		search: (c, id) => c.searchOrgs({ org_identifier: id }),
		update: (c, id) => c.updateOrg(id, { name: 'South' }),
		remove: (c, id) => c.deleteOrg(id),
		changed: { name: 'South' },
	},
	role: {
		create: (c) => c.createRole({ name: 'viewer', privileges: ['DATADOWNLOADING'] }),
		search: (c, id) => c.searchRoles({ role_identifiers: [id] }),
		update: (c, id) => c.updateRole(id, { name: 'reader', privileges: ['DATADOWNLOADING'] }),
		remove: (c, id) => c.deleteRole(id),
		changed: { name: 'reader' },
	},
	schedule: {
		create: (c) =>
			c.createSchedule({
				name: 'Every morning',
				description: 'For the shift',
				metadata_type: 'LIVEBOARD',
				metadata_identifier: LIVEBOARD,
				file_format: 'PDF',
				time_zone: 'Europe/London',
				frequency: EVERY_MORNING,
				recipient_details: { emails: ['shift@example.com'] },
			}),
		search: (c, id) => c.searchSchedules({ schedule_identifiers: [id] }),
		update: (c, id) => c.updateSchedule(id, { name: 'At eight' }),
		remove: (c, id) => c.deleteSchedule(id),
		changed: { name: 'At eight' },
	},
	tag: {
		create: (c) => c.createTag({ name: 'gold', color: '#ffaa00' }),
		search: (c, id) => c.searchTags({ tag_identifier: id }),
		update: (c, id) => c.updateTag(id, { name: 'silver' }),
		remove: (c, id) => c.deleteTag(id),
		changed: { name: 'silver' },
	},
	user: {
		create: (c) =>
			c.createUser({
				name: 'new.user',
				display_name: 'New User',
				email: 'new.user@example.com',
				password: 'Pass-word-1!',
			}),
		search: (c, id) => c.searchUsers({ user_identifier: id }),
		update: (c, id) => c.updateUser(id, { display_name: 'Newer User' }),
		remove: (c, id) => c.deleteUser(id),
		changed: { display_name: 'Newer User' },
	},
	webhook: {
		create: (c) =>
			c.createWebhookConfiguration({
				name: 'To n8n',
				url: 'https://example.com/hook',
				events: ['LIVEBOARD_SCHEDULE'],
			}),
		search: (c, id) => c.searchWebhookConfigurations({ webhook_identifier: id }),
		update: (c, id) => c.updateWebhookConfiguration(id, { name: 'To n8n again' }),
		remove: (c, id) => c.deleteWebhookConfigurations({ webhook_identifiers: [id] }),
		changed: { name: 'To n8n again' },
		list: 'webhooks',
	},
};

const liveboard = { identifier: LIVEBOARD, type: 'LIVEBOARD' } as const;

/** Calls of one request, and a part of what is read of the answer; nothing where it is empty. */
const calls: Record<string, [Ask, unknown?]> = {
	'current user': [(c) => c.getCurrentUserInfo(), { name: 'tsadmin' }],
	system: [(c) => c.getSystemInformation(), { id: expect.any(String) }],
	'system config': [(c) => c.getSystemConfig(), { saml_enabled: expect.any(Boolean) }],
	'users, a page': [(c) => c.searchUsers({ record_size: 3 }), { length: 3 }],
	Liveboards: [
		(c) => c.searchMetadata({ metadata: [{ type: 'LIVEBOARD' }], record_size: 1 }),
		[{ metadata_id: LIVEBOARD, metadata_type: 'LIVEBOARD' }],
	],
	'rows of a search': [
		(c) =>
			c.searchData({ query_string: '[Sales]', logical_table_identifier: TABLE, record_size: 3 }),
		{ contents: [{ column_names: expect.any(Array), data_rows: expect.any(Array) }] },
	],
	'rows of an answer': [
		(c) => c.fetchAnswerData({ metadata_identifier: ANSWER, record_size: 3 }),
		{ metadata_id: ANSWER },
	],
	'rows of a Liveboard': [
		(c) => c.fetchLiveboardData({ metadata_identifier: LIVEBOARD, record_size: 3 }),
		{ metadata_id: LIVEBOARD },
	],
	'SQL of an answer': [
		(c) => c.fetchAnswerSqlQuery({ metadata_identifier: ANSWER }),
		{ sql_queries: expect.any(Array) },
	],
	'SQL of a Liveboard': [
		(c) => c.fetchLiveboardSqlQuery({ metadata_identifier: LIVEBOARD }),
		{ sql_queries: expect.any(Array) },
	],
	'an answer as CSV': [
		(c) => c.exportAnswerReport({ metadata_identifier: ANSWER, file_format: 'CSV' }),
		{ size: expect.any(Number) },
	],
	'a Liveboard as PDF': [
		(c) => c.exportLiveboardReport({ metadata_identifier: LIVEBOARD, file_format: 'PDF' }),
		{ size: expect.any(Number) },
	],
	'TML of an answer': [
		(c) =>
			c.exportMetadataTML({
				metadata: [{ identifier: ANSWER, type: 'ANSWER' }],
				edoc_format: 'JSON',
			}),
		[{ info: { id: ANSWER }, edoc: expect.any(String) }],
	],
	'TML, checked': [
		(c) =>
			c.importMetadataTML({
				metadata_tmls: [`{"guid":"${ANSWER}","answer":{"name":"Sales by Region"}}`],
				import_policy: 'VALIDATE_ONLY',
			}),
		[{ response: { status: { status_code: 'OK' } } }],
	],
	'permissions on an object': [
		(c) => c.fetchPermissionsOnMetadata({ metadata: [liveboard] }),
		{ metadata_permission_details: expect.anything() },
	],
	'permissions of a user': [
		(c) =>
			c.fetchPermissionsOfPrincipals({ principals: [{ identifier: 'analyst', type: 'USER' }] }),
		{ principal_permission_details: expect.anything() },
	],
	'an object shared': [
		(c) =>
			c.shareMetadata({
				metadata: [liveboard],
				permissions: [
					{ principal: { identifier: 'analyst', type: 'USER' }, share_mode: 'READ_ONLY' },
				],
				message: 'For you',
			}),
	],
	'a tag assigned': [(c) => c.assignTag({ metadata: [liveboard], tag_identifiers: ['certified'] })],
	'a tag taken off': [
		(c) => c.unassignTag({ metadata: [liveboard], tag_identifiers: ['certified'] }),
	],
	'an owner changed': [
		(c) => c.assignChangeAuthor({ metadata: [liveboard], user_identifier: 'analyst' }),
	],
	'an object copied': [
		(c) => c.copyObject({ identifier: LIVEBOARD, type: 'LIVEBOARD', title: 'Copy' }),
		{ metadata_id: expect.any(String) },
	],
	'the audit log': [
		(c) => c.fetchLogs({ log_type: 'SECURITY_AUDIT', get_all_logs: true }),
		[{ date: expect.any(String), log: expect.any(String) }],
	],
	'an answer of Spotter': [
		(c) => c.singleAnswer({ query: 'sales by region', metadata_identifier: TABLE }),
		{ message_type: 'TSAnswer' },
	],
	'questions that Spotter proposes': [
		(c) =>
			c.getRelevantQuestions({
				metadata_context: { data_source_identifiers: [TABLE] },
				query: 'sales',
			}),
		{ relevant_questions: expect.any(Array) },
	],
	'data sources that Spotter proposes': [
		(c) => c.getDataSourceSuggestions({ query: 'sales' }),
		{ data_sources: expect.any(Array) },
	],
	'a token of one object': [
		(c) =>
			c.getObjectAccessToken({
				username: 'analyst',
				secret_key: 'sandbox-secret-key',
				object_id: LIVEBOARD,
			}),
		{ token: expect.any(String), scope: { metadata_id: LIVEBOARD } },
	],
	'where schedules are sent': [
		(c) => c.searchCommunicationChannelPreferences({}),
		{ cluster_preferences: expect.any(Array) },
	],
	'security settings': [
		(c) => c.searchSecuritySettings({}),
		{ cluster_preferences: { cors_whitelisted_urls: expect.any(Array) } },
	],
	'a user switched off': [
		(c) => c.deactivateUser({ user_identifier: 'bruno.keller', base_url: 'https://example.com' }),
		{ activation_link: expect.any(String) },
	],
	'a user logged out': [(c) => c.forceLogoutUsers({ user_identifiers: ['bruno.keller'] })],
};

it.each(Object.entries(calls))('%s', async (_title, [ask, read]) => {
	const answer = await ask(client);
	if (read !== undefined) expect(answer).toMatchObject(read as object);
});

it.each(Object.entries(lives))('%s: created, found, changed and deleted', async (_title, life) => {
	const found = async (id: string) => {
		const answer: unknown = await life.search(client, id);
		return (life.list ? (answer as Row)[life.list] : answer) as Row[];
	};
	const { id } = (await life.create(client)) as { id: string | number };
	expect(await found(String(id))).toMatchObject([{ id }]);
	await life.update(client, String(id));
	expect(await found(String(id))).toMatchObject([{ id, ...life.changed }]);
	await life.remove(client, String(id));
	expect(await found(String(id))).toEqual([]);
});

it('asks a question in a conversation of Spotter', async () => {
	const conversation = await client.createConversation({ metadata_identifier: TABLE } as never);
	const { conversation_identifier: id } = conversation as unknown as Row;
	const message = { metadata_identifier: TABLE, message: 'sales by region' };
	const answers = await client.sendMessage(String(id), message);
	expect(answers).toMatchObject([{ message_type: 'TSAnswer' }]);
});

it('imports TML in the background', async () => {
	const tml = `{"guid":"${ANSWER}","answer":{"name":"Sales by Region"}}`;
	const task = await client.importMetadataTMLAsync({
		metadata_tmls: [tml],
		import_policy: 'PARTIAL',
	});
	const { status_list } = await client.fetchAsyncImportTaskStatus({
		task_ids: [String(task.task_id)],
	});
	expect(status_list).toMatchObject([{ task_id: task.task_id }]);
});
