import type { IDataObject } from 'n8n-workflow';
import { toldChanges } from '../../../shared/engine/shaping';
import { CallError } from '../../../shared/http/errors';
import { choice, json } from '../../../shared/operation/fields';
import { dryRun, fieldsOf } from '../../../shared/operation/standard';
import {
	InputProblem,
	type Operation,
	type Run,
	type Values,
} from '../../../shared/operation/vocabulary';
import { besides, toCreateOrUpdate } from '../../fields/cloudTests';
import { settingsOf, type Sending } from '../../fields/cloudTests/names';
import { testType } from '../../fields/cloudTests/types';
import { aid, testId } from '../../fields/common';
import { newTest } from './newTest';
import { preparedTest } from './prepare';
import { get, getAll, secrets } from './reading';
import { differing, fittedTo } from './sameSettings';
import { create, update } from './writing';

const ifExists = choice(
	'ifExists',
	'What to do with a test that has the name already',
	[
		['update', 'Update', 'Change what differs'],
		['skip', 'Skip', 'Leave it as it is'],
		['error', 'Fail', 'Make the item fail'],
	],
	{ default: 'update', in: 'nowhere' },
);

const NAME = 'Test Name';

/** Sends a body as it is; its secrets are kept out of errors. */
const put: Operation = {
	...update,
	fields: [
		testType,
		testId,
		{ ...json('content', 'The settings'), fields: fieldsOf(update), encode: (body) => body },
		aid,
	],
	collections: {},
	body: 'content',
	merge: undefined,
	prepare: undefined,
};

/** The tests of one type by name, without saved events; what a run creates enters it. */
type Index = Map<string, IDataObject[]>;

export const createOrUpdate: Operation = {
	name: 'Create or Update',
	action: 'Create or update a test',
	description:
		'Create a test, or change the one that has its name already where it differs. Tests are listed once in a run.',
	docs: 'https://developer.cisco.com/docs/thousandeyes/update-http-server-test/',
	method: 'POST',
	path: '/v7/tests/{testType}',
	fields: [testType, ...toCreateOrUpdate, aid],
	collections: { additionalFields: besides, options: [ifExists, dryRun] },
	prepare: preparedTest('create'),
	mask: secrets,
	uses: [getAll, get, create, put],
	run: async function* (run, values) {
		const index = await indexOf(run, values);
		const name = String(values.testName);
		const found = index.get(name) ?? [];
		if (found.length > 1) throw severalOf(found, name);
		const json =
			found.length === 0 ? await added(run, values, index) : await met(run, values, found[0]);
		yield [{ json }];
	},
};

async function indexOf(run: Run, { testType: type, aid: account }: Values): Promise<Index> {
	return await run.once(`tests ${String(type)} ${String(account)}`, async () => {
		const index: Index = new Map();
		for (const row of await run.ask(getAll, { testType: type, aid: account })) {
			if (row.savedEvent === true) continue;
			const name = String(row.testName);
			index.set(name, [...(index.get(name) ?? []), row]);
		}
		return index;
	});
}

async function added(run: Run, values: Values, index: Index): Promise<IDataObject> {
	const testName = String(values.testName);
	const wanted = newTest(sentOf(values, 'create'));
	if (values.dryRun === true) {
		const { body, changes } = await run.merged(update, wanted, {});
		index.set(testName, [{ ...body, type: values.testType as string, planned: true }]);
		return { operation: 'wouldCreate', testName, changes: toldChanges(changes, update) };
	}
	const [row = {}] = await run
		.ask(create, wanted)
		.catch(async (error: unknown) => await Promise.reject(doubted(error, testName, index)));
	index.set(testName, [{ ...row, testName }]);
	return { ...row, operation: 'created' };
}

/** After a fault nobody knows whether the test was created: neither this run nor its user may assume it. */
function doubted(error: unknown, testName: string, index: Index): unknown {
	if (!(error instanceof CallError) || (error.status > 0 && error.status < 500)) return error;
	index.set(testName, [{ testName, doubted: true }]);
	return new CallError(
		error.message,
		`${error.description} The test may exist all the same. Look before you run again, which then finds it by its name.`,
		error.status,
	);
}

async function met(run: Run, values: Values, found: IDataObject): Promise<IDataObject> {
	const { testType: type, aid: account, ifExists: how } = values;
	const id = found.testId as string;
	if (found.doubted === true) {
		throw new InputProblem(NAME, 'is that of an earlier item, of which nobody knows what became');
	}
	if (how === 'error') throw new InputProblem(NAME, `is that of test ${id} already`);
	if (how === 'skip') return { ...told(found), operation: 'skipped' };
	const address = { testType: type, testId: id, aid: account };
	const [row = {}] =
		found.planned === true
			? [found]
			: await run.ask(get, update.merge?.given?.(address) ?? address);
	checkPrefix(row, values);
	const wanted = fittedTo(row, { ...sentOf(values, 'update'), testId: id });
	const { body, changes } = differing(await run.merged(update, wanted, row));
	if (changes.length === 0) return { ...told(row), operation: 'unchanged' };
	if (values.dryRun === true) {
		const name = { ...(id && { testId: id }), testName: values.testName as string };
		return { operation: 'wouldUpdate', ...name, changes: toldChanges(changes, update) };
	}
	const [answer = {}] = await run.ask(put, { ...address, content: body });
	return { testId: id, ...answer, operation: 'updated' };
}

const told = ({ planned, ...row }: IDataObject): IDataObject =>
	planned === true ? { testName: row.testName } : row;

/** The values that one call takes. */
function sentOf(values: Values, sending: Sending): Values {
	const names = new Set(['testType', 'aid', ...settingsOf(String(values.testType), sending)]);
	return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function checkPrefix(row: IDataObject, { testType: type, prefix }: Values): void {
	if (type === 'bgp' && prefix !== undefined && row.prefix !== prefix) {
		throw new InputProblem('Prefix', `cannot be changed: the test has ${String(row.prefix)}`);
	}
}

function severalOf(found: IDataObject[], name: string): InputProblem {
	const ids = found.map((row) => String(row.testId)).join(', ');
	return new InputProblem(
		NAME,
		`'${name}' is that of ${found.length} tests: ${ids}`,
		'Rename all but one, or use Update with the ID of one.',
	);
}
