import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { choices, flag, required } from '../../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Produced,
	type Run,
	type Values,
} from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { authoredTypes, OBJECT_TYPES } from '../../fields/object';
import { newOwner, oldOwner } from '../../fields/user';
import { searchMetadata } from '../../lists';
import { isSameUser } from '../../mintingBody';
import { docs } from './docs';

/** So many objects change hands at once. */
const AT_ONCE = 50;

const types = choices('type', 'Types of objects. Empty means all of them.', authoredTypes, {
	label: 'Types',
});

const dryRun = flag('dryRun', 'Whether to only list the objects. Nothing is transferred then.', {
	in: 'nowhere',
});

function checkOwners(values: Values): Values {
	if (!isSameUser(values.currentOwnerIdentifier, values.userIdentifier)) return values;
	throw new InputProblem('New Author', 'is the author until now', 'Nothing was sent.');
}

/** All that the user is the author of, read completely before anything changes. */
async function objectsOf(run: Run, values: Values): Promise<IDataObject[]> {
	const wanted = (values.type as string[] | undefined) ?? OBJECT_TYPES;
	const found: IDataObject[] = [];
	for (const type of wanted) {
		const createdByUserIdentifiers = [values.currentOwnerIdentifier];
		const asked = { types: [type], createdByUserIdentifiers, org: values.org };
		found.push(...(await run.ask(searchMetadata, asked)));
	}
	return found;
}

const told = (row: IDataObject, transferred: boolean): Produced => ({
	json: {
		metadata_id: row.metadata_id,
		metadata_name: row.metadata_name,
		metadata_type: row.metadata_type,
		transferred,
	},
});

/** A failure in the middle, with how far it came. */
function stoppedAt(done: number, all: number, error: unknown): unknown {
	if (done === 0 || !(error instanceof CallError)) return error;
	const advice = `${error.description} ${done} of ${all} objects were transferred.`;
	return new CallError(error.message, advice, error.status);
}

/** Gives everything that a user is the author of to another one. */
export const transferOwnership = (assign: Operation): Operation => ({
	name: 'Transfer All Objects',
	action: 'Transfer all objects of a user',
	description:
		'Make another user the author of everything that a user is the author of, as when somebody leaves. A dry run only lists the objects.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/security/metadata/assign`,
	fields: [required(oldOwner), newOwner, org],
	collections: { additionalFields: [types], options: [dryRun] },
	prepare: checkOwners,
	uses: [searchMetadata, assign],
	run: async function* (run, values) {
		const all = await objectsOf(run, values);
		const { currentOwnerIdentifier, userIdentifier, org: place, dryRun: isDry } = values;
		for (let from = 0; from < all.length; from += AT_ONCE) {
			const some = all.slice(from, from + AT_ONCE);
			const identifier = some.map((row) => row.metadata_id);
			const change = { identifier, currentOwnerIdentifier, userIdentifier, org: place };
			if (isDry !== true) {
				await run
					.answer(assign, change)
					.catch(
						async (error: unknown) => await Promise.reject(stoppedAt(from, all.length, error)),
					);
			}
			yield some.map((row) => told(row, isDry !== true));
		}
	},
});
