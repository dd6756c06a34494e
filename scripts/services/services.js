'use strict';

/**
 * A package with one of the services.
 * @typedef {object} Service
 * @property {string} service as the vendor writes it, and as its folder in `nodes/` and its credentials begin
 * @property {string} folder of the package, made anew by every packing
 * @property {string} name on npm
 * @property {string} description
 * @property {string[]} keywords
 */

/** @type {Service[]} */
const services = [
	{
		service: 'ThousandEyes',
		folder: 'packages/thousandeyes',
		name: 'n8n-nodes-thousandeyes',
		description: 'n8n nodes for Cisco ThousandEyes network monitoring',
		keywords: ['thousandeyes', 'network-monitoring'],
	},
	{
		service: 'ThoughtSpot',
		folder: 'packages/thoughtspot',
		name: 'n8n-nodes-thoughtspot',
		description: 'n8n nodes for ThoughtSpot analytics',
		keywords: ['thoughtspot', 'analytics'],
	},
];

module.exports = { services };
