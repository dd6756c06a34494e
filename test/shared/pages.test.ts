import type { IDataObject } from 'n8n-workflow';
import type { Call, Outcome } from '../../nodes/shared/http/call';
import { pages } from '../../nodes/shared/engine/pages';
import { admitSecret } from '../../nodes/shared/signing/admission';
import { countRejection, isProven, refuseIfBlocked } from '../../nodes/shared/signing/rejections';
import { buildCall } from '../../nodes/shared/engine/request';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { thousandEyes } from '../../nodes/ThousandEyes/api';
import type { Operation } from '../../nodes/shared/operation/vocabulary';

const call: Call = {
	what: 'Get rows',
	operation: 'GET /rows',
	effect: 'safe',
	method: 'GET',
	url: '/rows',
};

/** Reads a list from answers, and tells what was asked for. */
async function read(
	bodies: unknown[],
	{
		paginated = true,
		limit = Infinity,
		url = 'https://example.com/rows',
		keep = undefined as ((row: IDataObject) => boolean) | undefined,
	} = {},
	pagination = thousandEyes.pagination,
) {
	const asked: Call[] = [];
	const send = async (page: Call) => {
		asked.push(page);
		const body = bodies[Math.min(asked.length, bodies.length) - 1];
		return { body, url, status: 200 } as Outcome;
	};
	const rows: IDataObject[] = [];
	const list = {
		rows: pagination.kind === 'link' ? 'rows' : undefined,
		paginated: paginated || undefined,
	};
	for await (const page of pages(send, call, list as Operation['list'] & object, pagination, {
		limit,
		...(keep && { shape: (all) => all.filter(keep) }),
	})) {
		rows.push(...page);
	}
	return { rows, asked };
}

const row = (id: number) => ({ id: String(id), duration: id });
const page = (ids: number[], next?: unknown) => ({
	rows: ids.map(row),
	_links: next === undefined ? {} : { next: { href: next } },
});

describe('pages by link', () => {
	it('follow each other to the last one, asked for as large as the API gives them', async () => {
		const { rows, asked } = await read([page([1, 2], '?c=1'), page([], '?c=2'), page([3])]);
		expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
		expect(asked.map(({ url, qs }) => [url, qs])).toEqual([
			['/rows', { max: 1000 }],
			['https://example.com/rows?c=1', undefined],
			['https://example.com/rows?c=2', undefined],
		]);
	});

	it('give elements that are no objects under a name', async () => {
		const send = async () => {
			const body = { items: ['a', 'b'] };
			return await Promise.resolve({ body, url: 'https://example.com/', status: 200 } as Outcome);
		};
		const list = { rows: 'items', as: 'rowId' };
		const rows: IDataObject[] = [];
		for await (const page of pages(send, call, list, thousandEyes.pagination)) rows.push(...page);
		expect(rows).toEqual([{ rowId: 'a' }, { rowId: 'b' }]);
	});

	it.each([
		[1, 1, 1],
		[2, 1, 2],
		[3, 2, 3],
		[9, 2, 4],
	])('with a limit of %i ask for %i pages', async (limit, count, given) => {
		const { rows, asked } = await read([page([1, 2], '?c=1'), page([3, 4])], { limit });
		expect([asked.length, rows.length]).toEqual([count, given]);
		expect(asked[0].qs).toEqual({ max: limit });
	});

	it.each([[null], [''], [undefined]])('end with a next link of %p', async (next) => {
		const { asked } = await read([{ rows: [], _links: { next: { href: next } } }]);
		expect(asked).toHaveLength(1);
	});

	it.each([[7], [{}], ['http://']])('fail with a next link of %p', async (next) => {
		await expect(read([page([1], next)])).rejects.toThrow('no address that can be read');
	});

	it.each<[string, unknown[]]>([
		['a cursor comes again', [page([1], '?c=1'), page([2], '?c=1')]],
		['rows come again', [page([1, 2], '?c=1'), page([1, 2], '?c=2')]],
		['two pages take turns', [page([1], '?c=1'), page([2], '?c=2'), page([1], '?c=3')]],
	])('fail when %s', async (_what, bodies) => {
		await expect(read(bodies)).rejects.toThrow('given before');
	});

	it('may be as many as there are, and hold rows that look alike', async () => {
		const many = Array.from({ length: 300 }, (_, index) => page([index], `?c=${index}`));
		expect((await read([...many, page([])])).rows).toHaveLength(300);
		const alike = { rows: [{ value: 1 }], _links: { next: { href: '?c=1' } } };
		const rounds = { rows: [{ agentId: '1', date: 'b' }], _links: { next: { href: '?c=2' } } };
		const round = { rows: [{ agentId: '1', date: 'a' }], _links: { next: { href: '?c=3' } } };
		expect((await read([alike, rounds, round, page([])])).rows).toHaveLength(3);
	});

	const places: Array<[string, unknown]> = [
		['text', { _links: { next: '?c=1' } }],
		['a list of texts', { _links: { next: [null, '', '?c=1'] } }],
		['a list of links', { _links: { next: [{ href: '' }, { href: '?c=1', rel: 'next' }] } }],
		['at the top', { next: { href: '?c=1' } }],
		['text at the top', { next: '?c=1' }],
		['a list at the top', { next: [{ href: '?c=1' }] }],
		['as v6 has it', { pages: { current: 1, next: '?c=1' } }],
		['behind an empty one', { _links: { next: null }, next: '?c=1' }],
		['with blanks', { _links: { next: { href: ' ?c=1 ' } } }],
		['with a brace', { next: '?c={%22id%22:1}' }],
	];

	it.each(places)('follow a link that is %s, in every list', async (_what, links) => {
		for (const paginated of [true, false]) {
			const bodies = [{ ...page([1]), ...(links as object) }, page([2])];
			const { rows, asked } = await read(bodies, { paginated });
			expect(rows.map(({ id }) => id)).toEqual(['1', '2']);
			expect(asked[0].qs).toEqual(paginated ? { max: 1000 } : undefined);
			expect(asked[1].url).toMatch(/^https:\/\/example\.com\/rows\?c=/);
		}
	});

	it.each<[unknown]>([
		[null],
		[[]],
		[{}],
		[[{}]],
		[false],
		['  '],
		[{ href: null }],
		[{ href: '/rows{?cursor}', templated: true }],
		[{ href: '/rows', templated: true }],
		['/rows{?cursor,max}'],
		['/rows?cursor={cursor}'],
	])('take %j for no link', async (next) => {
		for (const links of [{ _links: { next } }, { next }]) {
			const { asked } = await read([{ ...page([1]), ...links }]);
			expect(asked).toHaveLength(1);
		}
	});

	it.each<[unknown]>([[7], [true], [{ href: {} }], [[[]]], ['http://']])(
		'fail with a link of %j at the top',
		async (next) => {
			await expect(read([{ ...page([1]), next }])).rejects.toThrow('no address that can be read');
		},
	);

	describe('behind a gateway', () => {
		const link = 'https://api.thousandeyes.com/v7/alerts?cursor=a%2Fb';
		const second = async (url: string, next = link) =>
			(await read([page([1], next), page([2])], { url })).asked[1].url;

		it('are asked for at the gateway where they name the service itself', async () => {
			expect(await second('https://gateway.example/te/v7/alerts')).toBe('/v7/alerts?cursor=a%2Fb');
			expect(await second('https://gateway.example/v7', link.replace('.com/', '.com:443/'))).toBe(
				'/v7/alerts?cursor=a%2Fb',
			);
			expect(await second('https://gateway.example/v7', link.replace('v7', '/evil.example'))).toBe(
				'//evil.example/alerts?cursor=a%2Fb',
			);
		});

		it('are left as they are where anybody else is named, and without a gateway', async () => {
			for (const host of ['evil.example', 'api.thousandeyes.com.evil.example', 'api.eu.example']) {
				const other = link.replace('api.thousandeyes.com', host);
				expect(await second('https://gateway.example/v7/alerts', other)).toBe(other);
			}
			expect(await second('https://api.thousandeyes.com/v7/alerts')).toBe(link);
		});
	});

	it('are full where rows are left out afterwards', async () => {
		const keep = ({ id }: IDataObject) => id !== '1';
		const { rows, asked } = await read([page([1, 2, 3])], { limit: 1, keep });
		expect(rows.map(({ id }) => id)).toEqual(['2']);
		expect(asked[0].qs).toEqual({ max: 1000 });
	});

	it.each([[undefined], [null], [''], ['text'], [{}], [{ rows: {} }], [[]]])(
		'fail with a body of %p',
		async (body) => {
			await expect(read([body])).rejects.toThrow("the answer holds no list 'rows'");
		},
	);
});

describe('pages by offset', () => {
	const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => row(from + i));

	it('end with the first that is not full', async () => {
		const { rows, asked } = await read([many(500), many(3, 500)], {}, thoughtSpot.pagination);
		expect(rows).toHaveLength(503);
		expect(asked.map(({ body }) => body)).toEqual([
			{ record_offset: 0, record_size: 500 },
			{ record_offset: 500, record_size: 500 },
		]);
	});

	it('fail when the offset is not heeded', async () => {
		await expect(read([many(500)], {}, thoughtSpot.pagination)).rejects.toThrow('given before');
	});
});

describe('the guard of rejected secrets', () => {
	let count = 0;
	let secret: string;
	beforeEach(() => (secret = `secret ${count++}`));

	it('lets an unproven secret out alone, a proven one side by side', async () => {
		const settle = await admitSecret(secret);
		let second: ((taken: 'accepted') => void) | undefined;
		const waiting = admitSecret(secret).then((next) => (second = next));
		await Promise.resolve();
		expect(second).toBeUndefined();
		settle('accepted');
		await waiting;
		expect(isProven(secret)).toBe(true);
		await admitSecret(secret);
		await admitSecret(secret);
	});

	it('goes on after an answer that tells nothing, and counts each rejection once', async () => {
		(await admitSecret(secret))('unknown');
		for (let index = 0; index < 9; index++) {
			const settle = await admitSecret(secret);
			settle('rejected');
			settle('rejected');
		}
		(await admitSecret(secret))('rejected');
		await expect(admitSecret(secret)).rejects.toThrow('rejected 10 times within a minute');
	});

	it('opens again after a minute, and forgets rejections once the secret is taken', async () => {
		jest.useFakeTimers();
		for (let index = 0; index < 10; index++) countRejection(secret);
		expect(() => refuseIfBlocked(secret)).toThrow('Nothing was sent until');
		jest.advanceTimersByTime(60_001);
		(await admitSecret(secret))('accepted');
		for (let index = 0; index < 9; index++) countRejection(secret);
		expect(() => refuseIfBlocked(secret)).not.toThrow();
		jest.useRealTimers();
	});

	it('keeps a used secret in mind when thousands of others come', async () => {
		for (let index = 0; index < 10; index++) countRejection(secret);
		for (let index = 0; index < 2000; index++) {
			countRejection(`other ${index}`);
			if (index % 500 === 0) await admitSecret(secret).catch(() => undefined);
		}
		expect(() => refuseIfBlocked(secret)).toThrow('Nothing was sent until');
	});
});

describe('buildCall', () => {
	const field = (name: string, rest = {}) => ({
		property: { displayName: name, name, type: 'string' as const, default: '' },
		...rest,
	});
	const operation = (rest = {}): Operation => ({
		name: 'Get',
		action: 'Get a thing',
		description: '',
		docs: '',
		method: 'GET',
		path: '/things/{thingId}{/part}',
		fields: [
			field('thingId'),
			field('part'),
			field('startDate'),
			field('hidden', { secret: true }),
		],
		...rest,
	});
	const build = (values: Record<string, unknown>, rest = {}, api = thoughtSpot) => {
		const made = operation(rest);
		return buildCall(api, made, values);
	};

	it('fills the path, and names the rest as the API does', () => {
		const made = build({ thingId: 'a/b ü', startDate: 'x' });
		expect(made).toMatchObject({ url: '/things/a%2Fb%20%C3%BC', qs: { start_date: 'x' } });
		expect(build({ thingId: '1', part: 'p' }).url).toBe('/things/1/p');
	});

	it.each(['.', '..', '', undefined])('refuses %p as an id', (thingId) => {
		expect(() => build({ thingId })).toThrow('is not an ID');
	});

	it.each(['../x', '%2e%2e%2f', 'a\r\nb', '?x=1', '#x'])(
		'lets %p not leave its place',
		(thingId) => {
			const { pathname, search, hash } = new URL(build({ thingId }).url, 'https://example.com');
			expect([pathname.split('/').length, search, hash]).toEqual([3, '', '']);
		},
	);

	it('puts values into the body of a POST, and keeps `false` and 0', () => {
		const made = build({ thingId: '1', startDate: false, part: undefined }, { method: 'POST' });
		expect(made).toMatchObject({ effect: 'once', body: { start_date: false } });
		expect(made.qs).toBeUndefined();
	});

	it('takes secret values out of errors', () => {
		expect(build({ thingId: '1', hidden: 'hidden-value' }).redact?.('a hidden-value')).toBe(
			'a [redacted]',
		);
	});
});
