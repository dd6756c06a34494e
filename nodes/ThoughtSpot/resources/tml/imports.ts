import type { Operation, Run, Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import {
	allOrgs,
	combineItems,
	createNew,
	dropUnmappedGuids,
	guidMapping,
	importPolicy,
	inputDataFieldName,
	inputSource,
	largeValidation,
	maxWaitSeconds,
	metadataTmls,
	skipDiffCheck,
	viewUpsert,
	waitForCompletion,
} from '../../fields/tml';
import { importedParts, validatedParts } from '../../tml/results';
import { listed, sourcesOf } from '../../tml/source';
import { doneTask } from '../../tml/waiting';
import { status } from './tasks';

const docs = 'https://developers.thoughtspot.com/docs/tml';

const combine = {
	lists: ['metadataTmls'],
	when: ({ combineItems: wanted }: Values) => wanted !== false,
};

/** The policy is always told: the service's own differs between its calls, and none of them is the safe one. */
const withPolicy = (values: Values): Values => ({
	...listed(values),
	importPolicy: values.importPolicy ?? 'ALL_OR_NONE',
});

/** How documents go out: as texts, with what was known of them kept aside. */
async function sending(run: Run, values: Values): Promise<{ sent: Values; sources: Values }> {
	const sources = await sourcesOf(run, values);
	const sent = { ...values, metadataTmls: sources.map(({ text }) => text) };
	return { sent, sources: { ...values, sources } };
}

/** Sends the documents and tells what became of each: the answer says it. */
const atOnce = (operation: Operation): Operation['run'] =>
	async function* (run, values) {
		const { sent, sources } = await sending(run, values);
		const { body } = await run.answer(operation, sent);
		yield await run.parts(operation, body, sources);
	};

const notice =
	"An administrator's import of a Liveboard drops the personalised views of others, unless Keep Personalised Views is on.";

const shared = {
	docs,
	method: 'POST',
	fields: [inputSource, metadataTmls, inputDataFieldName, org],
	combine,
} satisfies Partial<Operation>;

const validating = [createNew, skipDiffCheck, allOrgs, largeValidation];

const importing = [importPolicy, ...validating, viewUpsert];

const options = [combineItems, dropUnmappedGuids, guidMapping];

const sendImport: Operation = {
	...shared,
	name: 'Import',
	action: 'Import objects from TML',
	description:
		'Create and change objects from TML; one item for each of them. By default nothing is written unless all of it can be.',
	path: `${API_ROOT}/metadata/tml/import`,
	collections: {
		additionalFields: importing,
		options,
	},
	parts: { of: importedParts, failed: 'item' },
	notice,
};

export const importTml: Operation = {
	...sendImport,
	prepare: withPolicy,
	uses: [sendImport],
	run: atOnce(sendImport),
};

const sendValidation: Operation = {
	...shared,
	name: 'Validate (Dry Run)',
	action: 'Validate TML without writing it',
	description:
		'Check what an import of TML would do, without writing anything; one item for each object. About 50 objects at a time are advised.',
	path: `${API_ROOT}/metadata/tml/import`,
	effect: 'safe',
	heavy: true,
	constants: { import_policy: 'VALIDATE_ONLY' },
	collections: {
		additionalFields: validating,
		options,
	},
	parts: { of: validatedParts, failed: 'item' },
};

export const validate: Operation = {
	...sendValidation,
	prepare: listed,
	uses: [sendValidation],
	run: atOnce(sendValidation),
};

const sendInBackground: Operation = {
	...shared,
	name: 'Import in Background',
	action: 'Import objects from TML in the background',
	description:
		'Create and change objects from TML in the background: gives the import task, or waits for it and gives one item for each object',
	path: `${API_ROOT}/metadata/tml/async/import`,
	collections: {
		additionalFields: importing,
		options: [...options, waitForCompletion, maxWaitSeconds],
	},
	parts: { of: importedParts, failed: 'item' },
	notice,
};

export const importAsync: Operation = {
	...sendInBackground,
	prepare: withPolicy,
	uses: [sendInBackground, status],
	run: async function* (run, values) {
		const { sent, sources } = await sending(run, values);
		const [task = {}] = await run.ask(sendInBackground, sent);
		if (values.waitForCompletion !== true) {
			yield [{ json: task }];
			return;
		}
		const done = await doneTask(
			run,
			status,
			{ ...values, taskIds: task.task_id },
			{ first: 2_000 },
		);
		const { object = [] } = Object(done.import_response) as { object?: unknown };
		yield await run.parts(sendInBackground, object, sources);
	},
};
