'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { runtimes, versionOf } = require('../../demo/runtimes');
const { readText } = require('./files');

/**
 * What `npm run test:e2e -- --n8n …` has seen in one version of n8n: what held, by row of the table.
 * @typedef {{ n8n: string, node: string, rows: Record<string, string[]> }} Seen
 */

const file = 'docs/compatibility.json';

/** What was seen in each version of n8n. @returns {Record<string, Seen>} */
const recorded = () => JSON.parse(readText(file));

/**
 * Writes down what was seen in one version of n8n.
 * @param {string} name of the runtime
 * @param {Omit<Seen, 'n8n'>} seen
 */
function record(name, { node, rows }) {
	const [major] = node.replace('v', '').split('.');
	const all = { ...recorded(), [name]: { n8n: versionOf(name), node: major, rows } };
	const ordered = Object.keys(runtimes).flatMap((one) => (all[one] ? [[one, all[one]]] : []));
	const text = JSON.stringify(Object.fromEntries(ordered), undefined, '\t');
	fs.writeFileSync(path.join(__dirname, '../..', file), `${text}\n`);
}

/**
 * The versions of n8n as a Markdown table, oldest first.
 * @param {Record<string, Seen>} seen
 */
function compatibilityTable(seen) {
	const versions = Object.values(seen).reverse();
	const rows = [...new Set(versions.flatMap((one) => Object.keys(one.rows)))].map((row) => {
		const of = (/** @type {Seen} */ one) => one.rows[row] ?? [];
		const names = [...new Set(versions.flatMap(of))];
		const cells = versions.map((one) => {
			const missing = names.filter((name) => !of(one).includes(name));
			return missing.length === 0 ? 'yes' : `without ${missing.join(', ')}`;
		});
		return [`${row}: ${names.join(', ')}`, ...cells];
	});
	const head = ['', ...versions.map(({ n8n, node }) => `n8n ${n8n} (Node.js ${node})`)];
	const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

module.exports = { compatibilityTable, recorded, record };
