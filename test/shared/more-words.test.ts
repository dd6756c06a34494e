import type { IDataObject } from 'n8n-workflow';
import { mergedWith, setsOf } from '../../nodes/shared/engine/merge';
import { pages } from '../../nodes/shared/engine/pages';
import { buildCall } from '../../nodes/shared/engine/request';
import { toldChanges } from '../../nodes/shared/engine/shaping';
import type { Outcome } from '../../nodes/shared/http/call';
import { text } from '../../nodes/shared/operation/fields';
import type { List, Merge, Operation } from '../../nodes/shared/operation/vocabulary';
import { api } from './words';

const read: Operation = {
	name: 'Get',
	action: 'Get a thing',
	description: 'Get a thing',
	method: 'GET',
	path: '/things',
};

describe('a list of objects with IDs', () => {
	const merge: Merge = {
		read,
		writable: (row) => row,
		sets: { agents: ['addAgents', 'removeAgents', 'agentId'] },
	};
	const before = { agents: [{ agentId: '1', ip: 'a' }, { agentId: '2' }] };

	it('is added to and taken from, and keeps what it has', () => {
		const sets = setsOf(merge, { addAgents: ['3', '1'], removeAgents: ['2'] });
		const { body } = mergedWith(before, {}, sets);
		expect(body.agents).toEqual([{ agentId: '1', ip: 'a' }, { agentId: '3' }]);
	});

	it('has no order', () => {
		const wanted = { agents: [{ agentId: '2' }, { ip: 'a', agentId: '1' }] };
		expect(mergedWith(before, wanted, setsOf(merge, {})).changes).toEqual([]);
	});
});

it('replaces an object that is whole, and merges the others', () => {
	const before = { headers: { root: { a: '1' }, all: { b: '2' } }, target: { port: 1, user: 'x' } };
	const wanted = { headers: { root: { c: '3' } }, target: { port: 2 } };
	const { body } = mergedWith(before, wanted, [], before, ['root', 'all']);
	expect(body).toEqual({
		headers: { root: { c: '3' }, all: { b: '2' } },
		target: { port: 2, user: 'x' },
	});
});

it('tells of a secret only that it changed', () => {
	const changes = [
		{ field: 'password', from: 'a', to: 'b' },
		{ field: 'target', from: { password: 'a' }, to: { password: 'b' } },
	];
	const told = toldChanges(changes, { ...read, mask: ['password'] });
	expect(told[0]).toEqual({ field: 'password', to: 'changed' });
	expect(JSON.stringify(told)).not.toMatch(/"[ab]"/);
});

describe('a list', () => {
	async function rowsOf(list: List, body: unknown): Promise<IDataObject[]> {
		const call = buildCall(api, read, {});
		const send = async () =>
			await Promise.resolve({ body, url: 'https://a.example/' } as unknown as Outcome);
		const all: IDataObject[] = [];
		for await (const rows of pages(send, call, list, api.pagination)) all.push(...rows);
		return all;
	}

	it('gives each row what stands beside it', async () => {
		const body = { results: [{ id: 1 }, { id: 2, test: 'own' }], test: 'shared', other: 1 };
		expect(await rowsOf({ rows: 'results', beside: ['test', 'none'] }, body)).toEqual([
			{ test: 'shared', id: 1 },
			{ test: 'own', id: 2 },
		]);
	});

	it('is found where no place is known', async () => {
		const find = (body: unknown) => Object.values(Object(body) as IDataObject)[0] as unknown[];
		expect(await rowsOf({ find }, { odd: [{ id: 1 }] })).toEqual([{ id: 1 }]);
	});
});

it('sends a field as a header', () => {
	const fields = [text('trace', 'A header', { in: 'header', wire: 'X-Trace' })];
	const call = buildCall(api, { ...read, fields }, { trace: 'abc' });
	expect(call).toMatchObject({ headers: { 'X-Trace': 'abc' }, qs: {} });
});
