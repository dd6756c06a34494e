import {
	startThousandEyes,
	startThoughtSpot,
	type ThousandEyesSandbox,
} from '../../sandbox';

const headers = { authorization: 'Bearer sandbox-thousandeyes-bearer' };

let api: ThousandEyesSandbox;

beforeAll(async () => {
	api = await startThousandEyes({ controls: true, rateLimit: false });
});
beforeEach(() => api.reset());
afterAll(async () => await api.close());

const call = async (path = '/v7/alerts?max=10') =>
	await fetch(api.url + path, { headers, redirect: 'manual' });

describe('faults', () => {
	it('answers a status for the given number of matching requests', async () => {
		api.control.fault({
			kind: 'status',
			match: { method: 'GET', path: /alerts/ },
			times: 2,
			skip: 1,
			status: 503,
			headers: { 'retry-after': '7' },
			body: { title: 'Busy' },
		});
		expect((await call('/v7/users')).status).toBe(200);
		const answers = [await call(), await call(), await call(), await call()];
		expect(answers.map(({ status }) => status)).toEqual([200, 503, 503, 200]);
		expect(answers[1].headers.get('retry-after')).toBe('7');
		expect(api.requests.map(({ status }) => status)).toEqual([200, 200, 503, 503, 200]);
	});

	it('drops the connection before or within the answer', async () => {
		api.control.fault({ kind: 'drop' });
		await expect(call()).rejects.toThrow();
		api.control.fault({ kind: 'drop', when: 'body' });
		const half = await call();
		expect(half.status).toBe(200);
		await expect(half.text()).rejects.toThrow();
	});

	it('delays, truncates, answers HTML and redirects', async () => {
		const started = Date.now();
		api.control.fault({ kind: 'delay', ms: 120 });
		expect((await call()).status).toBe(200);
		expect(Date.now() - started).toBeGreaterThanOrEqual(110);
		api.control.fault({ kind: 'truncate' });
		await expect((await call()).json()).rejects.toThrow();
		api.control.fault({ kind: 'html' });
		expect((await call()).headers.get('content-type')).toContain('text/html');
		api.control.fault({ kind: 'redirect', location: 'http://other.example/' });
		const redirect = await call();
		expect([redirect.status, redirect.headers.get('location')]).toEqual([
			302,
			'http://other.example/',
		]);
	});

	it.each(['same', 'different'] as const)('never ends with the %s cursor', async (cursor) => {
		api.control.fault({ kind: 'endless-cursor', cursor });
		const links = new Set<string>();
		let next = '/v7/alerts?max=10';
		for (let page = 0; page < 4; page += 1) {
			const body = JSON.parse(await (await call(next)).text());
			expect(body.alerts).toHaveLength(10);
			links.add(body._links.next.href);
			next = body._links.next.href.replace(api.url, '');
		}
		expect(links.size).toBe(cursor === 'same' ? 1 : 4);
	});

	it('points the next link elsewhere', async () => {
		api.control.fault({ kind: 'evil-next', origin: 'http://127.0.0.1:1' });
		const body = JSON.parse(await (await call()).text());
		expect(body._links.next.href).toMatch(/^http:\/\/127\.0\.0\.1:1\/v7\/alerts\?.*cursor=/);
	});

	it('repeats the first page of record paging for ever', async () => {
		const spot = await startThoughtSpot();
		const send = async (path: string, body: object, authorization = '') =>
			await fetch(`${spot.url}/api/rest/2.0/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization },
				body: JSON.stringify(body),
			});
		const password = 'sandbox-admin-password';
		const login = await send('auth/token/full', { username: 'tsadmin', password });
		const { token } = JSON.parse(await login.text());
		spot.control.fault({ kind: 'endless-cursor', match: { path: 'users/search' } });
		const page = await send('users/search', { record_offset: 5000 }, `Bearer ${String(token)}`);
		expect(JSON.parse(await page.text())).toHaveLength(10);
		await spot.close();
	});
});

describe('the control routes', () => {
	const control = async (name: string, body: object) =>
		await fetch(`${api.url}/__sandbox/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});

	it('take faults and count requests without showing secrets', async () => {
		await control('fault', { kind: 'status', match: { path: '/v7/users' }, status: 502 });
		expect((await call('/v7/users')).status).toBe(502);
		const text = await (await fetch(`${api.url}/__sandbox/requests`)).text();
		expect(JSON.parse(text)).toMatchObject({
			total: 1,
			requests: [{ method: 'GET', path: '/v7/users', status: 502, count: 1 }],
		});
		expect(text).not.toContain('sandbox-thousandeyes-bearer');
		expect((await control('reset', {})).status).toBe(200);
		expect(api.requests).toHaveLength(0);
	});

	it('refuse unknown controls and faults', async () => {
		expect((await control('nothing', {})).status).toBe(404);
		expect((await control('fault', { kind: 'odd' })).status).toBe(400);
	});
});
