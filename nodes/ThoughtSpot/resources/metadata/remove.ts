import { flag, required } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { needsType, several, typeOf } from '../../fields/metadata';
import { change } from './change';

const removeAll: Operation = {
	...change,
	name: 'Delete',
	action: 'Delete objects',
	description:
		'Delete Liveboards, answers, tables, columns or relationships for good; one item for each of them',
	path: `${API_ROOT}/metadata/delete`,
	fields: [
		required(several),
		typeOf(['LIVEBOARD', 'ANSWER', 'LOGICAL_TABLE', 'LOGICAL_COLUMN', 'LOGICAL_RELATIONSHIP']),
		org,
	],
	collections: {
		additionalFields: [
			flag('deleteDisabledObjects', 'Whether to delete objects that are disabled, too'),
		],
	},
	prepare: needsType,
};

/** One call for all of them, and one item for each. */
export const remove: Operation = {
	...removeAll,
	uses: [removeAll],
	run: async function* (run, values) {
		await run.answer(removeAll, values);
		yield (values.identifier as string[]).map((id) => ({
			json: { deleted: true, identifier: id },
		}));
	},
};
