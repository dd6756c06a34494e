'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { nodesWithOperations } = require('../docs/nodes');
const { resourceTable } = require('../docs/operationTable');
const { sourceOf, webOf } = require('./manifest');

/**
 * @import { INodeProperties } from 'n8n-workflow'
 * @import { Load } from '../docs/nodes'
 * @import { Manifest } from './manifest'
 * @import { Service } from './services'
 * @import { Workflow } from './workflows'
 */

/**
 * The README of a package with one service: a short text of its own (`readme/`), filled with what the package, its code
 * and the whole package's README say.
 * @param {object} package
 * @param {Manifest} package.whole
 * @param {Pick<Manifest, 'name' | 'version' | 'n8n'>} package.manifest
 * @param {Service} package.service
 * @param {Workflow[]} package.workflows
 * @param {string} package.wholeReadme
 * @param {Load} load
 */
function readmeOf({ whole, manifest, service, workflows, wholeReadme }, load) {
	const { carries } = load('nodes/shared/operation/authentications');
	const text = (/** @type {string} */ name) =>
		fs.readFileSync(path.join(__dirname, 'readme', `${name}.md`), 'utf8');
	const nodes = nodesWithOperations(load).map(
		({ name, api, resources }) =>
			/** @type {const} */ ([`operations of ${name}`, resourceTable(api, resources, carries)]),
	);
	/** @type {Record<string, string>} */
	const values = {
		name: manifest.name,
		version: manifest.version,
		whole: whole.name,
		source: `${webOf(whole)}/blob/v${manifest.version}`,
		nodes: table(['Node', 'What it does'], classesOf(manifest.n8n.nodes, load).map(nodeRow)),
		credentials: table(
			['Credential', 'What to enter'],
			classesOf(manifest.n8n.credentials, load).map(credentialRow),
		),
		workflows: table(['File', 'Workflow'], workflows.map(workflowRow)),
		compatibility: compatibility(wholeReadme, service),
		...Object.fromEntries(nodes),
	};
	const fill = (/** @type {string} */ filled) =>
		filled.replace(/\{\{(.+?)\}\}/g, (_, name) => {
			if (values[name] === undefined) throw new Error(`Nothing is known of {{${name}}}`);
			return values[name];
		});
	return fill([service.service, 'common'].map(text).join('\n'));
}

/** The classes in some built files. @param {string[]} files @param {Load} load @returns {any[]} */
const classesOf = (files, load) =>
	files.map((file) => {
		const [Class] = Object.values(load(sourceOf(file).replace(/\.ts$/, '')));
		return new Class();
	});

/** @param {import('n8n-workflow').INodeType} node */
const nodeRow = ({ description: { displayName, description } }) => [
	`**${displayName}**`,
	description,
];

/** @param {import('n8n-workflow').ICredentialType} credential */
function credentialRow({ displayName, documentationUrl, properties }) {
	const entered = properties.filter(({ type }) => !['hidden', 'notice'].includes(type));
	const names = (/** @type {INodeProperties[]} */ some) =>
		some.map((one) => one.displayName).join(', ');
	const always = names(entered.filter((one) => one.required && !one.displayOptions));
	const chosen = names(entered.filter((one) => one.required && one.displayOptions));
	const optional = names(entered.filter((one) => !one.required));
	return [
		`[**${displayName}**](${documentationUrl})`,
		[
			always,
			chosen && `${optional}, and what it needs of ${chosen}`,
			!chosen && optional && `optionally ${optional}`,
		]
			.filter(Boolean)
			.join('; '),
	];
}

/** @param {Workflow} workflow */
const workflowRow = ({ file, name }) => [`\`${file}\``, name];

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/**
 * The section of the whole package's README that says where it runs, without the lines about the other service.
 * @param {string} readme
 * @param {Service} service
 */
function compatibility(readme, { service }) {
	const section = /\n## Compatibility\n+([^]*?)\n+## /.exec(readme)?.[1];
	if (!section) throw new Error('README.md has no section Compatibility');
	const other = service === 'ThousandEyes' ? 'ThoughtSpot' : 'ThousandEyes';
	return section
		.split('\n')
		.filter((line) => !line.includes(other))
		.join('\n');
}

module.exports = { readmeOf };
