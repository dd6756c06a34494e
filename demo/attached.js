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
 * The type of the credential that a node of a workflow file asks for; nothing for one that needs none of ours.
 * @param {any} node
 * @returns {string | undefined}
 */
function credentialTypeOf({ type, parameters: { authentication, nodeCredentialType } }) {
	if (nodeCredentialType) return nodeCredentialType;
	const [, service] = /\.(thousandEyes|thoughtSpot)/.exec(type) ?? [];
	return service && `${service}${authentication[0].toUpperCase()}${authentication.slice(1)}Api`;
}

/**
 * Gives the nodes of a workflow file the credentials of their types: files name none.
 * @param {any} workflow @param {Array<{ id: string, name: string, type: string }>} credentials
 */
function giveCredentials({ name, nodes }, credentials) {
	for (const node of nodes) {
		const type = credentialTypeOf(node);
		if (!type) continue;
		const found = credentials.find((one) => one.type === type);
		if (!found) throw new Error(`${name} needs a credential of the type ${type}`);
		node.credentials = { [type]: { id: found.id, name: found.name } };
	}
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

module.exports = { attach, createCaller, credentialTypeOf, giveCredentials, lacking };
