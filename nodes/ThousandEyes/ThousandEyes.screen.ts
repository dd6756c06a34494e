import { choicesOf } from '../shared/engine/fromList';
import { authenticationField } from '../shared/operation/authentications';
import { describe } from '../shared/operation/description';
import { thousandEyes } from './api';
import { resources } from './resources';

/** The fields of the node. */
export const properties = [
	authenticationField(thousandEyes),
	...describe(thousandEyes, resources, 'alert'),
];

/** The methods that search for what its locators list. */
export const searches = Object.keys(choicesOf(resources));
