'use strict';

/**
 * @import { Api, Resource } from '../../nodes/shared/operation/vocabulary'
 * @typedef {(name: string) => any} Load of a module of the package, such as `nodes/ThoughtSpot/api`
 */

/**
 * The nodes that have operations: how their API is asked, and their resources.
 * @param {Load} load
 * @returns {Array<{ name: string, api: Api, resources: Resource[] }>}
 */
function nodesWithOperations(load) {
	const { thousandEyes, thousandEyesV7 } = load('nodes/ThousandEyes/api');
	const { thoughtSpot } = load('nodes/ThoughtSpot/api');
	const { endpointResources } = load('nodes/ThousandEyes/resources/endpoint');
	const { resources } = load('nodes/ThousandEyes/resources');
	return [
		{ name: 'ThousandEyes', api: thousandEyes, resources },
		{ name: 'ThousandEyes Endpoint', api: thousandEyesV7, resources: endpointResources },
		{ name: 'ThoughtSpot', api: thoughtSpot, ...load('nodes/ThoughtSpot/resources') },
	];
}

module.exports = { nodesWithOperations };
