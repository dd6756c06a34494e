import { required } from '../../shared/operation/fields';
import { identifier } from './common';

const place = { list: 'searchBranches', id: 'By Name', placeholder: 'e.g. main' };

/** A branch of the repository that the org is connected to. */
export const branchName = identifier(
	'branchName',
	'Branch to work with. Empty means the one that is set up.',
	{ ...place, label: 'Branch' },
);

export const branch = (name: string, description: string) =>
	required(identifier(name, description, place));
