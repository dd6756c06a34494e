'use strict';
const { randomBytes } = require('node:crypto');

/**
 * @import { Client } from './client'
 * @typedef {{ credential: { id: string, name: string }, headers: Record<string, string> }} Caller
 */

const name = 'Webhook Caller (sandbox)';
const header = 'X-Caller-Secret';

/**
 * The Header Auth credential of the webhooks that are not open to everybody, and the headers of who may call them.
 * @param {Client} client
 * @returns {Promise<Caller>}
 */
async function createCaller(client) {
	const value = randomBytes(24).toString('hex');
	const credential = { name, type: 'httpHeaderAuth', data: { name: header, value } };
	/** @type {Array<{ id: string, name: string }>} */
	const existing = await client.rest('GET', '/credentials');
	const found = existing.find((one) => one.name === name);
	const { id } = found
		? await client.rest('PATCH', `/credentials/${found.id}`, credential)
		: await client.createCredential(credential);
	return { credential: { id, name }, headers: { [header]: value } };
}

/**
 * Does what the notes of a workflow file leave to its user: webhooks get a credential, chats are opened, and data
 * tables made.
 * @param {Client} client @param {any} workflow @param {Caller} caller
 */
async function attach(client, workflow, { credential }) {
	for (const node of workflow.nodes) {
		const { authentication, incomingAuthentication, dataTableId } = node.parameters;
		if ([authentication, incomingAuthentication].includes('headerAuth')) {
			node.credentials = { httpHeaderAuth: credential };
		}
		if (node.type.endsWith('.chatTrigger')) node.parameters.public = true;
		if (dataTableId?.value === '') {
			dataTableId.value = await createTable(client, workflow.name, node);
		}
	}
}

/** @param {Client} client @param {string} title @param {any} node @returns {Promise<string>} */
async function createTable(client, title, { parameters }) {
	const columns = Object.keys(parameters.columns.value).map((column) => ({
		name: column,
		type: 'string',
	}));
	const { id: project } = await client.rest('GET', '/projects/personal');
	const wanted = { name: `${title} ${randomBytes(3).toString('hex')}`, columns };
	const { id } = await client.rest('POST', `/projects/${project}/data-tables`, wanted);
	return id;
}

/**
 * The nodes of a workflow that cannot run before somebody gives them a credential of another service.
 * @param {{ nodes: any[] }} workflow
 * @returns {string[]}
 */
const lacking = ({ nodes }) =>
	nodes
		.filter(({ type, credentials }) => /\.lmChat/.test(type) && !credentials)
		.map((node) => node.name);

module.exports = { attach, createCaller, lacking };
