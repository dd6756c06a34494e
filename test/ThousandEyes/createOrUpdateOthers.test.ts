import type { IDataObject } from 'n8n-workflow';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThousandEyes } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');

interface Kind {
	resource: string;
	path: string;
	/** Its ID in answers. */
	id: string;
	label: string;
	thing: string;
	/** What a new one of this name needs. */
	whole: (name: string) => IDataObject;
	/** The name alone. */
	named: (name: string) => IDataObject;
	/** How an error says the name. */
	said: (name: string) => string;
	/** Two values of something that can be changed. */
	field: string;
	values: [unknown, unknown];
	/** What a new one lacks first; a tag needs nothing. */
	lacks?: string;
	/** An unchanged one is not read again. */
	fromList?: boolean;
}

const rule: Kind = {
	resource: 'alertRule',
	path: '/v7/alerts/rules',
	id: 'ruleId',
	label: 'Rule Name',
	thing: 'alert rule',
	whole: (ruleName) => ({
		ruleName,
		alertType: 'http-server',
		expression: '((errorType != "None"))',
		roundsViolatingOutOf: 3,
		additionalFields: {
			roundsViolatingRequired: 2,
			minimumSources: 1,
			severity: 'minor',
			testIds: '202703, 202716',
		},
	}),
	named: (ruleName) => ({ ruleName }),
	said: (name) => name,
	field: 'severity',
	values: ['minor', 'critical'],
	lacks: 'Alert Type',
};

const tag: Kind = {
	resource: 'tag',
	path: '/v7/tags',
	id: 'id',
	label: 'Key',
	thing: 'tag',
	whole: (key) => ({
		key,
		value: 'sfo',
		objectType: 'test',
		additionalFields: { color: '#00FF00', description: 'San Francisco', accessType: 'all' },
	}),
	named: (key) => ({ key, value: 'sfo', objectType: 'test' }),
	said: (name) => `${name}:sfo:test`,
	field: 'color',
	values: ['#00FF00', '#FF0000'],
	fromList: true,
};

const suppression: Kind = {
	resource: 'suppressionWindow',
	path: '/v7/alert-suppression-windows',
	id: 'alertSuppressionWindowId',
	label: 'Name',
	thing: 'suppression window',
	whole: (name) => ({
		name,
		startDate: '2026-12-01T01:00:00+01:00',
		duration: 3600,
		testIds: '202701, 202702',
		additionalFields: { isEnabled: true, repeat: { type: 'week' } },
	}),
	named: (name) => ({ name }),
	said: (name) => name,
	field: 'isEnabled',
	values: [true, false],
	lacks: 'Start Date',
};

/** Runs it with what differs from item to item in `$json`. */
const put = async (
	{ resource }: Kind,
	parameters: IDataObject,
	input: IDataObject[] = [{}],
	goesOn = false,
) =>
	await eyes.run(resource, 'createOrUpdate', parameters, {
		input,
		...(goesOn && { onError: 'continueRegularOutput' as const }),
	});
const outcomes = ({ items }: Awaited<ReturnType<typeof put>>) =>
	items.map(({ json }) => json.operation ?? json.error);
const names = (...all: string[]) => all.map((name) => ({ name }));
const byName = '={{ $json.name }}';
const sent = () => eyes.sent();
const writes = () => sent().filter((one) => !one.startsWith('GET'));
const lists = ({ path }: Kind) => sent().filter((one) => one === `GET ${path}`);
const forget = () => void (eyes.sandbox.requests.length = 0);
const lastBody = () => eyes.body(eyes.sandbox.requests.length - 1);

describe.each([rule, tag, suppression].map((kind) => [kind.resource, kind] as const))(
	'%s',
	(_resource, kind) => {
		const { whole, named, field, values, id } = kind;
		const changed = (name: string, value = values[1]): IDataObject => ({
			...named(name),
			additionalFields: { [field]: value } as IDataObject,
		});

		const wholeWith = (name: string, value: unknown): IDataObject => {
			const { additionalFields, ...rest } = whole(name);
			return { ...rest, additionalFields: { ...Object(additionalFields), [field]: value } };
		};

		it('is listed once in a run, and what is unchanged is not written', async () => {
			const first = await put(kind, whole(byName), names('a', 'b', 'c'));
			expect(outcomes(first)).toEqual(['created', 'created', 'created']);
			expect(sent()).toEqual([`GET ${kind.path}`, ...Array<string>(3).fill(`POST ${kind.path}`)]);
			forget();
			const second = await put(kind, whole(byName), names('a', 'b', 'c'));
			expect(outcomes(second)).toEqual(['unchanged', 'unchanged', 'unchanged']);
			expect(second.items.map(({ json }) => json[id])).toEqual(
				first.items.map(({ json }) => json[id]),
			);
			expect(lists(kind)).toHaveLength(1);
			expect(writes()).toEqual([]);
			expect(sent()).toHaveLength(kind.fromList ? 1 : 4);
		});

		it('is listed once for each account group', async () => {
			const input = ['1001', '1002', '1001'].map((aid) => ({ aid }));
			const aid = byId('={{ $json.aid }}');
			expect(outcomes(await put(kind, { ...whole('a'), aid }, input))).toHaveLength(3);
			const asked = sent().filter((one) => one.startsWith(`GET ${kind.path}?aid=`));
			expect(asked).toEqual(['1001', '1002'].map((one) => `GET ${kind.path}?aid=${one}`));
		});

		it('keeps what was not entered', async () => {
			await put(kind, whole('a'));
			const created = lastBody();
			forget();
			const { items } = await put(kind, changed('a'));
			expect(items[0].json).toMatchObject({ operation: 'updated', [field]: values[1] });
			expect(writes()).toEqual([`PUT ${kind.path}/${String(items[0].json[id])}`]);
			expect(lastBody()).toMatchObject({ ...created, [field]: values[1] });
		});

		it('changes what an earlier item created or changed', async () => {
			const value = '={{ $json.value }}';
			const input = [values[0], values[1], values[1], values[0]].map((one) => ({ value: one }));
			const { items } = await put(kind, wholeWith('a', value), input as IDataObject[]);
			const done = items.map(({ json }) => json.operation);
			expect(done).toEqual(['created', 'updated', 'unchanged', 'updated']);
			expect(new Set(items.map(({ json }) => json[id])).size).toBe(1);
		});

		it('sends only reads in a dry run, and tells what would be done', async () => {
			await put(kind, whole('a'));
			forget();
			const parameters = { ...wholeWith(byName, values[1]), options: { dryRun: true } };
			const dry = await put(kind, parameters, names('a', 'b', 'b', 'a'));
			expect(outcomes(dry)).toEqual(['wouldUpdate', 'wouldCreate', 'unchanged', 'unchanged']);
			expect(dry.items[0].json).toEqual({
				operation: 'wouldUpdate',
				[id]: expect.any(String),
				...named('a'),
				changes: [{ field, from: values[0], to: values[1] }],
			});
			expect(dry.items[1].json).toMatchObject({ operation: 'wouldCreate', ...named('b') });
			expect(dry.items[1].json.changes).toContainEqual({ field, to: values[1] });
			expect(dry.items[3].json[id]).toBe(dry.items[0].json[id]);
			expect(writes()).toEqual([]);
		});

		it('writes nothing that was only planned', async () => {
			await put(kind, whole('a'));
			const value = '={{ $json.value }}';
			const parameters = { ...changed('a', value), options: { dryRun: '={{ $json.dry }}' } };
			const input = [
				{ dry: true, value: values[1] },
				{ dry: false, value: values[0] },
			] as IDataObject[];
			expect(outcomes(await put(kind, parameters, input))).toEqual(['wouldUpdate', 'unchanged']);
		});

		it('refuses a name that two have, and names both', async () => {
			const twins = [whole('twice'), whole('twice')];
			const made = [];
			for (const one of twins) made.push(await eyes.run(kind.resource, 'create', one));
			const ids = made.map(({ items }) => String(items[0].json[id]));
			forget();
			const all = await put(kind, whole(byName), names('twice', 'other'), true);
			expect(outcomes(all)).toEqual([
				`'${kind.label}' '${kind.said('twice')}' is that of 2 ${kind.thing}s: ${ids.join(', ')}`,
				'created',
			]);
		});

		it.each([
			['skip', 'skipped'],
			['error', expect.stringContaining(`'${kind.label}' is that of ${kind.thing} `)],
		])('does with %s as it says', async (ifExists, outcome) => {
			await put(kind, whole('a'));
			forget();
			const result = await put(kind, { ...changed('a'), options: { ifExists } }, [{}], true);
			expect(outcomes(result)).toEqual([outcome]);
			expect(sent()).toEqual([`GET ${kind.path}`]);
		});

		it('does not create twice after a fault, but says to look', async () => {
			const match = { method: 'POST' };
			eyes.sandbox.control.fault({ kind: 'drop', when: 'before', match, times: 1 });
			const { items } = await put(kind, whole(byName), names('a', 'a', 'b'), true);
			expect(writes()).toHaveLength(2);
			const [{ error }, again, other] = items;
			expect((error as unknown as IDataObject).description).toContain('Look before you run again');
			expect(again.json.error).toContain('nobody knows what became');
			expect(other.json.operation).toBe('created');
		});

		if (kind.lacks) {
			it('says what a new one lacks, and goes on with the others', async () => {
				await put(kind, whole('a'));
				forget();
				const result = await put(kind, changed(byName), names('b', 'a'), true);
				expect(outcomes(result)).toEqual([
					`'${kind.lacks}' is empty: there is no ${kind.thing} of that name, and a new one needs it`,
					'updated',
				]);
				expect(writes()).toHaveLength(1);
			});
		}
	},
);

describe('an alert rule', () => {
	it('keeps its kind, its tests and whom it notifies', async () => {
		const ruleName = 'Default http-server rule';
		const { items } = await put(rule, { ruleName, additionalFields: { severity: 'critical' } });
		expect(items[0].json).toMatchObject({
			operation: 'updated',
			alertType: 'http-server',
			isDefault: true,
			roundsViolatingOutOf: 2,
			testIds: expect.arrayContaining([expect.any(String)]),
		});
	});

	it('is not made one of another kind', async () => {
		const { error } = await put(rule, { ruleName: 'Default bgp rule', alertType: 'api' });
		expect(error?.message).toBe("'Alert Type' cannot be changed: the rule has bgp");
		expect(writes()).toEqual([]);
	});

	it('counts sources in one way', async () => {
		await put(rule, {
			...rule.named('Default bgp rule'),
			additionalFields: { minimumSourcesPct: 50 },
		});
		expect(lastBody()).toMatchObject({ minimumSourcesPct: 50 });
		expect(lastBody()).not.toHaveProperty('minimumSources');
	});

	it.each([
		['Rounds Violating Required', { roundsViolatingRequired: 4 }],
		['Minimum Sources', { minimumSourcesPct: 5 }],
	])('with a wrong %s is refused before anything is sent', async (field, more) => {
		const parameters = rule.whole('a');
		Object.assign(parameters.additionalFields as IDataObject, more);
		const { error } = await put(rule, parameters);
		expect(error?.message).toContain(`'${field}' `);
		expect(sent()).toEqual([]);
	});

	it('that is new says how many rounds and sources it takes', async () => {
		const { error } = await put(rule, { ...rule.whole('a'), additionalFields: {} });
		expect(error?.message).toContain("'Rounds Violating Required' is empty");
		expect(writes()).toEqual([]);
	});
});

describe('a suppression window', () => {
	it('that begins at the same moment is unchanged, however that is written', async () => {
		await put(suppression, suppression.whole('a'));
		const parameters = { name: 'a', startDate: '2026-12-01T00:00:00.000Z', duration: 0 };
		const { items } = await put(suppression, parameters);
		expect(items[0].json).toMatchObject({ operation: 'unchanged', duration: 3600 });
	});

	it('is not as short as a few seconds', async () => {
		const { error } = await put(suppression, { ...suppression.whole('a'), duration: 30 });
		expect(error?.message).toContain("'Duration (Seconds)' must be at least 60");
		expect(sent()).toEqual([]);
	});
});

it('takes a tag of another value or object type for another one', async () => {
	await put(tag, tag.whole('a'));
	const { items } = await put(tag, { ...tag.named('a'), objectType: 'dashboard' });
	expect(items[0].json.operation).toBe('created');
});

it('reads a tag that differs before it writes it', async () => {
	const { items } = await put(tag, tag.whole('a'));
	const path = `${tag.path}/${String(items[0].json.id)}`;
	forget();
	await put(tag, { ...tag.named('a'), additionalFields: { matchType: 'or', type: 'dynamic' } });
	expect(sent()).toEqual([`GET ${tag.path}`, `GET ${path}`, `PUT ${path}`]);
	expect(lastBody()).toMatchObject({
		matchType: 'or',
		type: 'dynamic',
		description: 'San Francisco',
	});
	expect(lastBody()).not.toHaveProperty('assignments');
});
