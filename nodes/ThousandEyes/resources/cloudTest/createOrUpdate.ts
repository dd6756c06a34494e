import type { IDataObject } from 'n8n-workflow';
import { dryRun } from '../../../shared/operation/standard';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { creatingOrUpdating } from '../../createOrUpdate';
import type { Upsert } from '../../createOrUpdate/upsert';
import { besides, toCreateOrUpdate } from '../../fields/cloudTests';
import { settingsOf, type Sending } from '../../fields/cloudTests/names';
import { testType } from '../../fields/cloudTests/types';
import { aid, ifExists } from '../../fields/common';
import { newTest } from './newTest';
import { preparedTest } from './prepare';
import { get, getAll, secrets } from './reading';
import { differing, fittedTo } from './sameSettings';
import { create, update } from './writing';

const tests: Upsert = {
	thing: 'test',
	by: ['testName'],
	id: ['testId', 'testId'],
	list: getAll,
	within: ['testType', 'aid'],
	isOne: ({ savedEvent }) => savedEvent !== true,
	create,
	update,
	created: (values) => newTest(sentOf(values, 'create')),
	changed(values, row) {
		checkPrefix(row, values);
		return fittedTo(row, sentOf(values, 'update'));
	},
	differing,
};

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
	run: creatingOrUpdating(tests),
	uses: [getAll, get, create, update],
};

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
