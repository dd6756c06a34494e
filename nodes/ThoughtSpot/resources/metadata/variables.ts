import type { Choice, Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { namePattern, org, patternOf } from '../../fields/common';
import { but } from '../../../shared/operation/fields';

const searchVariables: Operation = {
	name: 'Search Variables',
	action: 'Search variables',
	description: 'Retrieve variables that stand in the place of fields',
	docs: 'https://developers.thoughtspot.com/docs/rest-apiv2-reference',
	method: 'POST',
	path: `${API_ROOT}/template/variables/search`,
	effect: 'safe',
	list: { paginated: true },
	fields: [org],
	collections: { filters: [but(namePattern, { wire: 'variable_details[].name_pattern' })] },
};

/** The variables that can stand in the place of a field. */
export const variables: Choice = {
	operation: searchVariables,
	given: (_, filter) => ({ namePattern: patternOf(filter) }),
	value: ({ id }) => id,
	name: ({ name }) => [name],
};
