import { combined } from '../../nodes/shared/engine/combine';
import { mergedWith } from '../../nodes/shared/engine/merge';
import type { Plan } from '../../nodes/shared/engine/run';
import type { Operation } from '../../nodes/shared/operation/vocabulary';

const operation: Operation = {
	name: 'Rotate',
	action: 'Rotate a key',
	description: 'Rotate a key',
	method: 'POST',
	path: '/keys',
	single: true,
};

describe('what a merge changes', () => {
	it('is told against all that was read, also where part of it does not go back', () => {
		const read = { name: 'a', sources: 2, people: ['x'] };
		const staying = { name: 'a', people: [] };
		const { body, changes } = mergedWith(staying, { percent: 5 }, [], read);
		expect(body).toEqual({ name: 'a', people: [], percent: 5 });
		expect(changes).toEqual([
			{ field: 'sources', from: 2, to: undefined },
			{ field: 'people', from: ['x'], to: [] },
			{ field: 'percent', from: undefined, to: 5 },
		]);
	});
});

it('lets one item of a run ask for what is single', () => {
	const plan = { operation, values: {}, limit: 1, ordered: true } satisfies Plan;
	const groups = combined(operation, [plan, plan, plan]);
	expect(groups.map(({ items }) => items)).toEqual([[0], [1], [2]]);
	expect(groups.map((group) => group.plan instanceof Error)).toEqual([false, true, true]);
});
