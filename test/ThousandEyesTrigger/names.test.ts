import type { IDataObject } from 'n8n-workflow';
import { findSecrets } from '../support/secrets';
import { TOKEN, useSandbox } from './setup';
import { itemsOf, MINUTE, useTold } from './told';

describe('names of an alert that was polled', () => {
	const sandbox = useSandbox();
	const askedFor = (path: string) => sandbox.api.requests.filter((one) => one.path === path).length;
	const refuse = (path: RegExp, status = 403) =>
		sandbox.api.control.fault({ kind: 'status', status, match: { path }, times: 10 });

	it('are those of its test and rule, for one request to each list', async () => {
		const poller = sandbox.poller();
		await poller.poll();
		sandbox.api.control.addAlerts(12);
		sandbox.api.requests.length = 0;
		const items = itemsOf(await poller.poll());
		expect(items).toHaveLength(12);
		for (const { test, rule } of items) {
			expect(test).toMatchObject({
				id: expect.stringMatching(/^\d+$/),
				name: expect.stringMatching(/\w/),
			});
			expect(rule).toMatchObject({ name: expect.stringMatching(/^Default .* rule$/) });
		}
		expect(askedFor('/v7/tests')).toBe(1);
		expect(askedFor('/v7/alerts/rules')).toBe(1);
		await poller.poll();
		expect(askedFor('/v7/tests')).toBe(1);
		expect(askedFor('/v7/alerts/rules')).toBe(1);
	});

	it('are not asked for where the filters let nothing through', async () => {
		const poller = sandbox.poller({ parameters: { filters: { testIds: ['1'] } } });
		await poller.poll();
		sandbox.api.control.addAlerts(3);
		expect(await poller.poll()).toBeNull();
		expect(askedFor('/v7/tests')).toBe(0);
		expect(askedFor('/v7/alerts/rules')).toBe(0);
	});

	it.each([403, 500, 404])(
		'are left away where a list answers %d, and are asked once',
		async (status) => {
			const poller = sandbox.poller();
			await poller.poll();
			sandbox.api.control.addAlerts(2);
			refuse(/^\/v7\/tests/, status);
			const items = itemsOf(await poller.poll());
			expect(items).toHaveLength(2);
			for (const { test, rule } of items) {
				expect(test).toMatchObject({ id: expect.stringMatching(/^\d+$/), name: '' });
				expect(rule).toMatchObject({ name: expect.stringMatching(/^Default /) });
			}
			expect(askedFor('/v7/tests')).toBe(1);
			expect(
				poller.log.filter(({ message }) => /without the names of their tests/.test(message)),
			).toHaveLength(1);
			expect(findSecrets([poller.log, poller.staticData], [TOKEN])).toEqual([]);
			expect(await poller.poll()).toBeNull();
		},
	);

	it('are shown in a test event, too', async () => {
		const [item] = itemsOf(await sandbox.poller().poll({ manual: true }));
		expect(item.test).toMatchObject({ name: expect.stringMatching(/\w/) });
		expect(item.rule).toMatchObject({ name: expect.stringMatching(/^Default /) });
	});
});

describe('names that the lists do not tell', () => {
	const service = useTold();
	const { told, asked, pass, iso } = service;
	const alert = (id: string, more: IDataObject = {}) => ({
		id,
		alertState: 'trigger',
		startDate: iso(),
		...more,
	});
	const of = (testId: string, ruleId: string) => ({
		_links: { test: { href: `/v7/tests/${testId}` } },
		alertRuleId: ruleId,
	});
	const nameLists = () => asked.filter((path) => /tests|rules/.test(path));

	it('are left away for an ID that is not there, and nothing is asked without one', async () => {
		const poller = service.poller();
		await poller.poll();
		told.tests = { json: { tests: [null, { testId: 5, testName: 'Shop' }, { testId: '6' }] } };
		told.rules = { json: { alertRules: [{ ruleId: '7', ruleName: 'Slow' }] } };
		told.open = [alert('a', of('5', '7')), alert('b', of('6', '8')), alert('c', of('9', '7'))];
		const names = itemsOf(await poller.poll()).map(({ test, rule }) => [
			(test as IDataObject).name,
			(rule as IDataObject).name,
		]);
		expect(names).toEqual([
			['Shop', 'Slow'],
			['', ''],
			['', 'Slow'],
		]);
		expect(nameLists()).toHaveLength(2);
		pass(MINUTE);
		told.open.push(alert('d'));
		expect(itemsOf(await poller.poll())).toMatchObject([{ id: 'd', test: { name: '' } }]);
		expect(nameLists()).toHaveLength(2);
	});

	it.each([{ text: '<html>' }, { json: { tests: 'none' } }, { text: '' }, { status: 401 }])(
		'are left away where the list is none: %j',
		async (answer) => {
			const poller = service.poller();
			await poller.poll();
			told.tests = answer;
			told.open = [alert('a', of('5', '7'))];
			expect(itemsOf(await poller.poll())).toMatchObject([
				{ id: 'a', test: { id: '5', name: '' } },
			]);
		},
	);
});
