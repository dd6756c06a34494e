import type { AlertRule } from '../../sandbox';
import type { Webhook } from '../support/webhook';
import { ours, RULES, rulesApart, useSandbox } from './setup';

jest.mock('../../nodes/shared/http/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/http/retry'),
	backOff: () => 1,
}));

const sandbox = useSandbox();
const [ruleId] = RULES;
const parameters = { ruleIds: [ruleId] };

const rule = () => sandbox.api.state.alertRules.all().find((one) => one.ruleId === ruleId);
const said = ({ log }: Webhook, level: string) =>
	log.filter((entry) => entry.level === level).map(({ message }) => message);

const critical = (was: AlertRule): AlertRule => ({ ...was, severity: 'critical' });
const recipient = (was: AlertRule): AlertRule => ({
	...was,
	notifications: { ...(was.notifications as object), email: { recipients: ['new@example.com'] } },
});
const EDITED = {
	severity: 'critical',
	notifications: { email: { recipients: ['new@example.com'] } },
};

describe('an edit of somebody else', () => {
	it.each([
		['one', [(was: AlertRule) => recipient(critical(was))]],
		['one after the other', [critical, recipient]],
	])('is kept while a rule is read for writing: %s', async (_, edits) => {
		const webhook = await sandbox.trigger({ parameters });
		sandbox.api.state.alertRules.editAfter('GET', ruleId, ...edits);
		await webhook.activate();
		expect(rule()).toMatchObject(EDITED);
		const [[id]] = ours(sandbox.api).operations;
		expect(rulesApart(sandbox.api).attached).toEqual({ [ruleId]: [id] });

		const back = (was: AlertRule): AlertRule => ({ ...was, severity: 'info' });
		sandbox.api.state.alertRules.editAfter('GET', ruleId, back);
		await webhook.deactivate();
		expect(rule()).toMatchObject({ severity: 'info' });
		expect(rulesApart(sandbox.api).attached).toEqual({});
	});

	it('is not lost silently where it falls between the last reading and the writing', async () => {
		const webhook = await sandbox.trigger({ parameters });
		const same = (was: AlertRule) => was;
		const started = Date.now();
		sandbox.api.state.alertRules.editAfter('GET', ruleId, same, critical);
		await webhook.activate();
		const [note, ...more] = said(webhook, 'info');
		expect(more).toEqual([]);
		expect(note).toContain(`alert rule ${ruleId} was written as a whole`);
		const [from, to] = [...note.matchAll(/\d{4}-[\d:.T-]+Z/g)].map(([time]) => Date.parse(time));
		expect(from).toBeGreaterThanOrEqual(started);
		expect(to).toBeGreaterThanOrEqual(from);
		expect(to).toBeLessThanOrEqual(Date.now());
	});

	it('is named where it is there after the writing', async () => {
		const webhook = await sandbox.trigger({ parameters });
		sandbox.api.state.alertRules.editAfter('PUT', ruleId, critical);
		await webhook.activate();
		expect(rule()).toMatchObject({ severity: 'critical' });
		const [[id]] = ours(sandbox.api).operations;
		expect(rulesApart(sandbox.api).attached).toEqual({ [ruleId]: [id] });
		const [warning, ...more] = said(webhook, 'warn');
		expect(more).toEqual([]);
		expect(warning).toMatch(new RegExp(`alert rule ${ruleId} .*: severity changed`));
	});

	it('that takes the webhook out again is answered by putting it in again', async () => {
		const webhook = await sandbox.trigger({ parameters });
		const stale = (was: AlertRule): AlertRule => ({
			...was,
			severity: 'critical',
			notifications: { email: { recipients: ['new@example.com'] } },
		});
		sandbox.api.state.alertRules.editAfter('PUT', ruleId, stale);
		await webhook.activate();
		const [[id]] = ours(sandbox.api).operations;
		expect(rule()).toMatchObject(EDITED);
		expect(rulesApart(sandbox.api).attached).toEqual({ [ruleId]: [id] });
	});

	it('of an order or of nothing is none', async () => {
		const webhook = await sandbox.trigger({ parameters });
		const turned = (was: AlertRule): AlertRule => ({
			...was,
			testIds: [...(was.testIds as string[])].reverse(),
			visitedSitesFilter: null,
			endpointAgentIds: [],
		});
		sandbox.api.state.alertRules.editAfter('GET', ruleId, turned, turned, turned, turned);
		await webhook.activate();
		expect(said(webhook, 'warn')).toEqual([]);
	});
});

it('a rule that never reads alike is written all the same', async () => {
	const webhook = await sandbox.trigger({ parameters });
	let count = 0;
	const counted = (was: AlertRule): AlertRule => ({ ...was, description: `edit ${(count += 1)}` });
	const edits = Array.from({ length: 40 }, () => counted);
	sandbox.api.state.alertRules.editAfter('GET', ruleId, ...edits);
	await webhook.activate();
	expect(rulesApart(sandbox.api).attached[ruleId]).toHaveLength(1);
});

it('a rule is read anew where its writing has to wait for the limit', async () => {
	const webhook = await sandbox.trigger({ parameters });
	sandbox.api.control.fault({
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '1' },
		match: { method: 'PUT', path: /alerts\/rules/ },
	});
	const same = (was: AlertRule) => was;
	// The edit falls into the wait.
	sandbox.api.state.alertRules.editAfter('GET', ruleId, same, critical);
	await webhook.activate();
	expect(rule()).toMatchObject({ severity: 'critical' });
	expect(rulesApart(sandbox.api).attached[ruleId]).toHaveLength(1);
});

it('a rule with holes in its lists is written without them', async () => {
	const webhook = await sandbox.trigger({ parameters });
	const holes = (was: AlertRule): AlertRule => ({
		...was,
		notifications: { customWebhook: [null] },
	});
	sandbox.api.state.alertRules.editAfter('GET', ruleId, holes);
	await webhook.activate();
	expect(rulesApart(sandbox.api).attached[ruleId]).toHaveLength(1);
});
