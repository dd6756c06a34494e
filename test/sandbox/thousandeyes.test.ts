import { startThousandEyes, type ThousandEyesSandbox } from '../../sandbox';

const bearer = { authorization: 'Bearer sandbox-thousandeyes-bearer' };
const basic = {
	authorization: `Basic ${Buffer.from('noreply@example.com:sandbox-thousandeyes-basic').toString('base64')}`,
};

let api: ThousandEyesSandbox;

beforeAll(async () => {
	api = await startThousandEyes({ rateLimit: { limit: 100000 } });
});
beforeEach(() => api.reset());
afterAll(async () => await api.close());

async function get(path: string, headers: Record<string, string> = bearer) {
	const response = await fetch(api.url + path, { headers });
	return {
		status: response.status,
		headers: response.headers,
		body: JSON.parse(await response.text()),
	};
}

async function readAll(path: string, property: string) {
	const rows: Array<Record<string, unknown>> = [];
	let pages = 0;
	let next: string | undefined = path;
	while (next) {
		const { body } = await get(next);
		rows.push(...body[property]);
		pages += 1;
		next = body._links.next?.href.replace(api.url, '');
	}
	return { rows, pages };
}

describe('lists and single resources', () => {
	it('answers lists as HAL, and as plain JSON where only that is accepted', async () => {
		const hal = await get('/v7/account-groups');
		expect(hal.headers.get('content-type')).toBe('application/hal+json');
		expect(hal.body.accountGroups.map(({ aid }: { aid: string }) => aid)).toEqual([
			'1001',
			'1002',
			'1003',
		]);
		expect(hal.body._links.self.href).toBe(`${api.url}/v7/account-groups`);
		const plain = await get('/v7/account-groups', { ...bearer, accept: 'application/json' });
		expect(plain.headers.get('content-type')).toBe('application/json');
	});

	it('expands nothing by default and what is asked for otherwise', async () => {
		const bare = await get('/v7/account-groups/1001');
		expect(bare.body).not.toHaveProperty('users');
		const full = await get('/v7/account-groups/1001?expand=user,agent');
		expect(full.body.users).toHaveLength(5);
		expect(full.body.agents).toHaveLength(16);
	});

	it('filters by account group', async () => {
		for (const [query, tests, agents] of [
			['', 600, 40],
			['?aid=1001', 600, 40],
			['?aid=1002', 200, 30],
			['?aid=1003', 60, 27],
		] as const) {
			expect((await get(`/v7/tests${query}`)).body.tests).toHaveLength(tests);
			expect((await get(`/v7/agents${query}`)).body.agents).toHaveLength(agents);
		}
		expect((await get('/v7/tests/http-server/202709?aid=1003')).status).toBe(404);
	});

	it('knows a test under its own type only', async () => {
		const test = await get('/v7/tests/http-server/202709?expand=agent,alert-rule');
		expect(test.body).toMatchObject({ testId: '202709', type: 'http-server', interval: 600 });
		expect(test.body.agents).toHaveLength(3);
		expect(test.body.alertRules).toHaveLength(1);
		expect((await get('/v7/tests/page-load/202709')).status).toBe(404);
		expect((await get('/v7/tests/202709')).status).toBe(404);
	});

	it('filters agents by type and label', async () => {
		const rows = (await get('/v7/agents?agentTypes=enterprise,enterprise-cluster')).body.agents;
		expect(rows).toHaveLength(16);
		expect((await get('/v7/agents?labels=Core')).body.agents).toHaveLength(14);
		expect((await get('/v7/agents/3037?expand=cluster-member')).body.clusterMembers).toHaveLength(
			2,
		);
	});

	it('serves users and alert rules', async () => {
		expect((await get('/v7/users/current')).body.email).toBe('noreply@example.com');
		expect((await get('/v7/users?aid=1003')).body.users).toHaveLength(2);
		expect((await get('/v7/alerts/rules')).body.alertRules).toHaveLength(13);
	});
});

describe('alerts and events', () => {
	it('pages alerts by cursor and caps the page size', async () => {
		const all = await readAll('/v7/alerts?max=5000', 'alerts');
		expect(all.pages).toBe(3);
		expect(new Set(all.rows.map(({ id }) => id)).size).toBe(2500);
		expect((await get('/v7/alerts')).body.alerts).toHaveLength(50);
	});

	it('has twelve open alerts of the last day, with links to their test and rule', async () => {
		const { rows } = await readAll('/v7/alerts?state=trigger&window=1d&max=5', 'alerts');
		expect(rows).toHaveLength(12);
		expect(rows[0]).toMatchObject({ alertState: 'trigger', state: 'ACTIVE' });
		const detail = (await get(`/v7/alerts/${String(rows[0].id)}`)).body;
		expect(detail.state).toBe('trigger');
		for (const link of [detail._links.test, detail._links.rule]) {
			expect((await get(link.href.replace(api.url, ''))).status).toBe(200);
		}
		expect(api.control.addAlerts(2)).toHaveLength(2);
		const later = await readAll('/v7/alerts?state=trigger&window=1d', 'alerts');
		expect(later.rows).toHaveLength(14);
	});

	it('keeps a cursor to the filters it was made for', async () => {
		const first = (await get('/v7/alerts?state=clear&max=10')).body;
		const cursor = new URL(first._links.next.href).searchParams.get('cursor');
		expect((await get(`/v7/alerts?state=trigger&cursor=${cursor}`)).status).toBe(400);
		expect((await get('/v7/alerts?cursor=made-up')).status).toBe(400);
	});

	it.each(['', '?endDate=2024-01-01T00:00:00Z', '?window=1d&startDate=2024-01-01T00:00:00Z'])(
		'refuses events with the range "%s"',
		async (query) => {
			const { status, body } = await get(`/v7/events${query}`);
			expect(status).toBe(400);
			expect(body.errors[0]).toEqual({
				code: expect.any(String),
				field: expect.any(String),
				message: expect.any(String),
			});
		},
	);

	it('lists events within the range and repeats it', async () => {
		const { rows } = await readAll('/v7/events?window=2w', 'events');
		expect(rows).toHaveLength(120);
		const { body } = await get('/v7/events?startDate=2020-01-01T00:00:00Z');
		expect(body).toMatchObject({ aid: '1001', startDate: '2020-01-01T00:00:00Z' });
		const detail = await get(`/v7/events/${String(rows[0].id)}`);
		expect(detail.body.affectedTests.tests).toHaveLength(2);
	});

	it('makes a hundred thousand alerts', async () => {
		const large = await startThousandEyes({ alertCount: 100000 });
		let next: string | undefined = `${large.url}/v7/alerts?max=1000`;
		let count = 0;
		while (next) {
			const page = JSON.parse(await (await fetch(next, { headers: bearer })).text());
			count += page.alerts.length;
			next = page._links.next?.href;
		}
		await large.close();
		expect(count).toBe(100000);
	});
});

describe('refusals', () => {
	it.each([
		['/v7/nothing', 404],
		['/v7/tests/unknown-type', 404],
		['/v7/agents/9%2F9', 404],
		['/v7/alerts/not-there', 404],
		['/v7/tests?unknown=1', 400],
		['/v7/tests?aid=abc', 400],
		['/v7/tests?aid=4040', 403],
		['/v7/agents?expand=everything', 400],
		['/v7/alerts?max=0', 400],
		['/v7/alerts?window=1y', 400],
		['/v7/alerts?startDate=2024-01-01', 400],
	])('%s is %i', async (path, status) => {
		const answer = await get(path);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('content-type')).toBe('application/problem+json');
		expect(answer.body).toMatchObject({ status, title: expect.any(String) });
	});

	it('names the allowed method and refuses what it cannot produce or read', async () => {
		const wrong = await fetch(`${api.url}/v7/tests`, { method: 'DELETE', headers: bearer });
		expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
		expect((await get('/v7/tests', { ...bearer, accept: 'text/csv' })).status).toBe(406);
	});

	it('refuses bad credentials in the OAuth form', async () => {
		for (const headers of [{}, { authorization: 'Bearer wrong' }, basic]) {
			const answer = await get('/v7/tests', headers as Record<string, string>);
			expect(answer.status).toBe(401);
			expect(answer.body).toEqual({
				error: 'invalid_token',
				error_description: expect.any(String),
			});
		}
	});
});

describe('v6', () => {
	it('answers in the old shapes', async () => {
		const { body } = await get('/v6/tests.json', basic);
		expect(body.test).toHaveLength(600);
		expect(body.test[0]).toMatchObject({
			testId: 202701,
			enabled: 0,
			createdDate: '2023-03-01 09:00:00',
		});
		expect((await get('/v6/agents', basic)).body.agents[24].agentType).toBe('Enterprise');
		expect((await get('/v6/account-groups.json', bearer)).body.accountGroups[0]).toMatchObject({
			aid: 1001,
			current: 1,
			default: 1,
		});
		expect((await get('/v6/tests.json?aid=1003', basic)).body.test).toHaveLength(60);
	});

	it('needs no credential for the status alone', async () => {
		expect((await get('/v6/status.json', {})).body.timestamp).toBeGreaterThan(1.7e12);
		const refused = await get('/v6/tests.json', {});
		expect([refused.status, Object.keys(refused.body)]).toEqual([401, ['errorMessage']]);
	});
});
