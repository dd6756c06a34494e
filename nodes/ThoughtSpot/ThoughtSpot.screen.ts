import { choicesOf } from '../shared/engine/fromList';
import { authenticationField, credentialsOf } from '../shared/operation/authentications';
import { describe } from '../shared/operation/description';
import { thoughtSpot } from './api';
import { resources } from './resources';

export const credentials = credentialsOf(thoughtSpot);

/** The fields of the node. */
export const properties = [
	authenticationField(thoughtSpot),
	...describe(thoughtSpot, resources, 'session'),
];

/** The methods that search for what its locators list. */
export const searches = Object.keys(choicesOf(resources));
