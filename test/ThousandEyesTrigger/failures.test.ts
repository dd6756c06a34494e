import type { Fault } from '../../sandbox';
import { everything, ours, RULES, rulesApart, useSandbox } from './setup';

jest.mock('../../nodes/shared/http/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/http/retry'),
	backOff: () => 1,
}));

const sandbox = useSandbox();

type Step = [name: string, method: string, path: RegExp];

const connectors = /^\/v7\/connectors\/generic$/;
const oneConnector = /^\/v7\/connectors\/generic\/[^/]+$/;
const operations = /^\/v7\/operations\/webhooks$/;
const oneOperation = /^\/v7\/operations\/webhooks\/[^/]+$/;
const join = /^\/v7\/operations\/webhooks\/[^/]+\/connectors$/;
const rule = /^\/v7\/alerts\/rules\/\d+$/;

const activation: Step[] = [
	['listing connectors', 'GET', connectors],
	['creating the connector', 'POST', connectors],
	['listing operations', 'GET', operations],
	['creating the operation', 'POST', operations],
	['joining them', 'PUT', join],
	['reading a rule', 'GET', rule],
	['writing a rule', 'PUT', rule],
];

const deactivation: Step[] = [
	['reading a rule', 'GET', rule],
	['writing a rule', 'PUT', rule],
	['removing the operation', 'DELETE', oneOperation],
	['removing the connector', 'DELETE', oneConnector],
];

const kinds: Array<[name: string, fault: Partial<Fault> & Pick<Fault, 'kind'>]> = [
	['500', { kind: 'status', status: 500 }],
	['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
	['a dropped connection', { kind: 'drop' }],
	['an answer lost after the work was done', { kind: 'drop', when: 'body' }],
];

const cases = (steps: Step[], skips: number[]) =>
	steps.flatMap(([step, method, path]) =>
		kinds.flatMap(([kind, fault]) =>
			skips.map((skip) => [step, kind, skip, { ...fault, match: { method, path }, skip }] as const),
		),
	);

function expectComplete(): void {
	const { connectors: made, operations: done, joined } = ours(sandbox.api);
	expect([made.length, done.length, joined.length]).toEqual([1, 1, 1]);
	const [[operationId]] = done;
	const { attached } = rulesApart(sandbox.api);
	expect(attached).toEqual({ [RULES[0]]: [operationId], [RULES[1]]: [operationId] });
}

describe('activation goes through one failure', () => {
	it.each(cases(activation, [0, 1]))('at %s: %s, after %i', async (_step, _kind, _skip, fault) => {
		const rest = rulesApart(sandbox.api).rest;
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger();
		sandbox.api.control.fault(fault);
		await webhook.activate();
		expectComplete();
		expect(rulesApart(sandbox.api).rest).toBe(rest);
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});
});

describe('activation that fails for good leaves nothing behind, or names it', () => {
	const lasting = cases(activation, [0, 1]).filter(([, kind]) => kind !== '429');
	it.each(lasting)('at %s: %s, after %i', async (_step, _kind, _skip, fault) => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger();
		sandbox.api.control.fault({ ...fault, times: 1000 });
		const error = await webhook.activate().catch((thrown: Error) => thrown);
		const parts = ours(sandbox.api);
		if (!error) {
			// There were not as many such calls as were let pass.
			return expectComplete();
		}
		expect(webhook.staticData.production).toBeUndefined();
		for (const [id, { name }] of [...parts.connectors, ...parts.operations]) {
			const text = error.message;
			expect(text.includes(id) || text.includes(String(name))).toBe(true);
		}
		for (const ruleId of Object.keys(rulesApart(sandbox.api).attached)) {
			expect(error.message).toContain(`alert rule ${ruleId}`);
		}
		// Once the service is well again, the next activation clears up behind it.
		sandbox.api.control.clearFaults();
		await webhook.activate();
		expectComplete();
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});
});

describe('deactivation', () => {
	it.each(cases(deactivation, [0]))('goes through one failure at %s: %s', async (...row) => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger();
		await webhook.activate();
		sandbox.api.control.fault(row[3]);
		await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});

	const lasting = cases(deactivation, [0]).filter(([, kind]) => kind !== '429');
	it.each(lasting)('names what it could not remove at %s: %s', async (...row) => {
		const before = everything(sandbox.api);
		const webhook = await sandbox.trigger();
		await webhook.activate();
		sandbox.api.control.fault({ ...row[3], times: 1000 });
		const error = await webhook.deactivate().catch((thrown: Error) => thrown);
		const parts = ours(sandbox.api);
		const left = [...parts.connectors, ...parts.operations].map(([id]) => id);
		for (const id of left) expect(error).toMatchObject({ message: expect.stringContaining(id) });
		for (const ruleId of Object.keys(rulesApart(sandbox.api).attached)) {
			expect(error).toMatchObject({ message: expect.stringContaining(`alert rule ${ruleId}`) });
		}
		sandbox.api.control.clearFaults();
		if (error) await webhook.deactivate();
		expect(everything(sandbox.api)).toBe(before);
	});
});
