'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { giveCredentials } = require('../../demo/attached');
const { root } = require('../../demo/package');

const folder = path.join(root, 'workflows');

/** The names of the workflow files that the package comes with. */
const files = fs
	.readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();

/**
 * Reads a workflow file and gives its nodes the credentials that they need; `edit` may change it before.
 * @param {string} file @param {any[]} credentials @param {(workflow: any) => void} [edit]
 */
function readTemplate(file, credentials, edit = () => {}) {
	const workflow = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
	edit(workflow);
	giveCredentials(workflow, credentials);
	return workflow;
}

/** The node that starts a workflow. */
function triggerOf({ nodes }) {
	return nodes.find(({ type }) => /(\.webhook|Trigger)$/.test(type));
}

module.exports = { files, readTemplate, triggerOf };
