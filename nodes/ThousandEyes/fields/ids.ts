import { numericId } from '../../shared/operation/checks';
import { texts } from '../../shared/operation/fields';

const ids = { check: numericId, placeholder: 'e.g. 202701, 202702' };

export const testIds = texts('testIds', 'IDs of the tests', ids);

export const addTestIds = texts('addTestIds', 'IDs of tests to add to those there are', {
	...ids,
	in: 'nowhere',
});

export const removeTestIds = texts('removeTestIds', 'IDs of tests to take away', {
	...ids,
	in: 'nowhere',
});
