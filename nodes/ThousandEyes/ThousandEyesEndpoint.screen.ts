import { choicesOf } from '../shared/engine/fromList';
import { authenticationField, credentialsOf } from '../shared/operation/authentications';
import { describe } from '../shared/operation/description';
import { thousandEyesV7 } from './api';
import { endpointResources, knownInEndpoint } from './resources/endpoint';

export const credentials = credentialsOf(thousandEyesV7);

/** The fields of the node. */
export const properties = [
	authenticationField(thousandEyesV7),
	...describe(thousandEyesV7, endpointResources, 'endpointAgent'),
];

/** The methods that search for what its locators list. */
export const searches = Object.keys(choicesOf(knownInEndpoint));
