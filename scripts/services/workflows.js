'use strict';
const fs = require('node:fs');
const path = require('node:path');

/**
 * @import { Service } from './services'
 * @typedef {{ file: string, name: string, text: string }} Workflow
 */

/** How the type of a node begins that is of the package of this name. @param {string} name */
const typeOf = (name) => `"type": "${name}.`;

/**
 * The importable workflows in which all nodes of ours are of one service, with the nodes of its own package.
 * @param {string} root
 * @param {string} whole the name of the package with both
 * @param {Service} service
 * @returns {Workflow[]}
 */
function workflowsOf(root, whole, { service, name }) {
	const folder = path.join(root, 'workflows');
	const own = `${service[0].toLowerCase()}${service.slice(1)}`;
	return fs
		.readdirSync(folder)
		.map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') }))
		.filter(({ text }) => {
			const types = text.split(typeOf(whole)).slice(1);
			return types.length > 0 && types.every((type) => type.startsWith(own));
		})
		.map(({ file, text }) => ({
			file,
			name: JSON.parse(text).name,
			text: text.replaceAll(typeOf(whole), typeOf(name)),
		}));
}

module.exports = { workflowsOf };
