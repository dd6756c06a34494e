import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot, type ErrorShape } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { withoutBackOff } from '../shared/setup';
import { startServer } from '../support/server';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');
withoutBackOff();

const shapes: ErrorShape[] = [
	'nested',
	'published',
	'top',
	'list',
	'upstream',
	'graphql',
	'checked',
];

const trusted = { authentication: 'trusted' };
const marks = /^Code 10002\. Incident [\da-f-]{36}\. /;

const descriptionOf = (error: unknown) => String((error as { description?: unknown }).description);

describe.each(shapes)('an error in the shape %s', (shape) => {
	beforeEach(() => spot.sandbox.control.setErrorShape(shape));
	const hasMarks = shape !== 'graphql' && shape !== 'checked';

	it('gives its reason for a call', async () => {
		const { error } = await spot.run('token', 'getFull', { username: 'nobody' }, trusted);
		expect(error?.message).toBe(
			'Mint a full access token for a user: ThoughtSpot answered 400: User nobody does not exist',
		);
		if (hasMarks) expect(descriptionOf(error)).toMatch(marks);
		else expect(descriptionOf(error)).toBe('Check the values that were sent.');
	});

	it('gives its reason for a log-in, in a run and in a test', async () => {
		const credential = { orgId: '99' };
		const { error } = await spot.run('session', 'getUser', {}, { credential });
		const said = 'ThoughtSpot rejected the log-in (400): Org 99 does not exist. Likely causes: ';
		expect(error?.message).toContain(said);
		if (hasMarks) expect(descriptionOf(error)).toMatch(marks);
		expect((await spot.test('basic', credential)).message).toContain(said);
	});

	it('gives its reason for a list', async () => {
		const fault = { kind: 'status', status: 403, match: { path: 'users/search' } } as const;
		const body = { error: { message: { debug: { debug: '["Not an administrator"]' } } } };
		spot.sandbox.control.fault({ ...fault, body });
		await expect(spot.list('searchUsers')).rejects.toThrow('answered 403: Not an administrator');
	});
});

describe('the list of orgs', () => {
	const refused = (path: string) =>
		spot.sandbox.control.fault({ kind: 'status', status: 403, match: { path } });

	it('is that of the user where only administrators may see all', async () => {
		refused('orgs/search');
		expect((await spot.list('searchOrgs')).results).toEqual([
			{ name: 'Primary (0)', value: '0' },
			{ name: 'Retail (2)', value: '2' },
			{ name: 'Wholesale (5)', value: '5' },
		]);
	});

	it('says why it cannot be shown at all', async () => {
		refused('orgs/search');
		refused('session/user');
		await expect(spot.list('searchOrgs')).rejects.toThrow(
			'Get many orgs: ThoughtSpot answered 403',
		);
	});
});

describe('the password', () => {
	const password = 'a"password\\to keep';

	it.each<[string, (echo: string) => unknown]>([
		['in a list in a text', (echo) => ({ debug: JSON.stringify([`No user with ${echo}`]) })],
		['behind a long text', (echo) => ({ error: { message: `${'x '.repeat(140)}${echo}` } })],
		['packed twice', (echo) => ({ debug: JSON.stringify([JSON.stringify([echo])]) })],
		['in the code', (echo) => ({ debug: 'No', code: echo, incident_id_guid: echo })],
	])('is not repeated where it comes back %s', async (_where, body) => {
		for (const status of [200, 400, 401, 500]) {
			const server = closeAfter(await startServer(() => ({ status, json: body(password) })));
			const credential = { password, baseUrl: server.url };
			const { error } = await spot.run('session', 'login', {}, { credential });
			expect(error).toBeDefined();
			const log = await spot.run('session', 'getUser', {}, { credential });
			const seen = [error?.message, descriptionOf(error), log.error?.message];
			expect(seen.join()).not.toContain('to keep');
		}
	});
});

describe('a maintenance page', () => {
	it.each([
		[200, "it answered with the page 'Site Maintenance'"],
		[503, 'Site Maintenance'],
	])('with %i is named in place of a session', async (status, words) => {
		const page = {
			status,
			headers: { 'content-type': 'text/html' },
			text: '<html><title>Site Maintenance</title>',
		};
		const { url } = closeAfter(await startServer(() => page));
		expect((await spot.test('basic', { baseUrl: url })).message).toContain(
			`ThoughtSpot did not open a session (${status}): ${words}`,
		);
	});
});

describe('lists of orgs and users', () => {
	it.each([
		[
			'searchOrgs',
			[
				{ id: 0, name: 'Primary', status: 'ACTIVE' },
				{ id: 5, name: null, status: null },
				{ id: 6, name: 'Old', status: 'IN_ACTIVE' },
				{ id: 7, name: 'Köln' },
			],
			['5', 'Köln (7)', 'Old (6, inactive)', 'Primary (0)'],
		],
		[
			'searchUsernames',
			[
				{ name: 'ana', display_name: 'Ana', account_status: 'ACTIVE' },
				{ name: 'bo', display_name: 'bo', account_status: 'LOCKED' },
				{ name: 'cy', display_name: null, account_status: 'INACTIVE' },
				{ name: null, display_name: 'Nobody' },
			],
			['ana (Ana)', 'bo (locked)', 'cy (inactive)'],
		],
	])('%s', async (method, rows, expected) => {
		const { url } = closeAfter(
			await startServer((request) => ({
				json: request.url.endsWith('/search') ? rows : { token: 'a-session-token' },
			})),
		);
		const { results } = await spot.list(method, { credential: { baseUrl: url } });
		expect(results.map(({ name }) => name)).toEqual(expected);
	});
});
