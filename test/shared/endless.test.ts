import type { Call, Outcome } from '../../nodes/shared/http/call';
import { pages } from '../../nodes/shared/engine/pages';
import { thousandEyes } from '../../nodes/ThousandEyes/api';

const call: Call = {
	what: 'Get rows',
	operation: 'GET /rows',
	effect: 'safe',
	method: 'GET',
	url: '/rows',
};

describe('a list that never ends', () => {
	/** Pages that are made on demand; each names another one that follows. */
	const without = async (make: (number: number) => unknown, size = 1) => {
		let asked = 0;
		const send = async () => {
			asked++;
			const rows = Array.from({ length: size }, () => make(asked));
			return { body: { rows, next: `?c=${asked}` }, url: 'https://example.com/rows' } as Outcome;
		};
		let given = 0;
		const reading = async () => {
			for await (const rows of pages(send, call, { rows: 'rows' }, thousandEyes.pagination)) {
				given += rows.length;
			}
		};
		const error = await reading().then(
			() => undefined,
			(reason: Error) => reason,
		);
		return { asked, given, message: error?.message };
	};

	it.each<[string, (number: number) => unknown, number]>([
		['the same rows without IDs', () => ({ value: 1, text: 'x' }), 2],
		['the same rows with lists in them', () => ({ tags: [{ id: 1 }] }), 2],
		['nulls', () => null, 51],
		['empty objects', () => ({}), 2],
		['one ID with another text', (number) => ({ id: '1', text: `at ${number}` }), 1001],
	])('of %s is given up', async (_what, make, requests) => {
		const { asked, message } = await without(make, 3);
		expect(message).toContain('given before');
		expect(asked).toBe(requests);
	});

	it('of ever new rows is given up after ten thousand pages', async () => {
		const { asked, given, message } = await without((number) => ({ count: number }));
		expect([asked, given]).toEqual([10_000, 9_999]);
		expect(message).toBe('Get rows: the list did not end after 10000 pages with 10000 results');
	});

	it('of large rows is given up before it fills the memory', async () => {
		const text = 'x'.repeat(1_000_000);
		const { asked, message } = await without((number) => ({ id: String(number), text }), 100);
		expect(message).toContain('did not end');
		expect(asked).toBe(5);
	});
});
