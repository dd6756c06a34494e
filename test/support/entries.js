const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../../nodes');

/**
 * @import { INodeType } from 'n8n-workflow'
 * @import { Resource } from '../../nodes/shared/operation/vocabulary'
 * @typedef {{ name: string, node?: INodeType, resources: Resource[] }} Offer what one node is built from
 */

/**
 * The lists of resources in `resources/index` and in the folders beside it, each for one node.
 * @param {string} service
 * @returns {Resource[][]}
 */
function listsOf(service) {
	const folder = join(root, service, 'resources');
	const inside = readdirSync(folder, { withFileTypes: true })
		.filter((one) => one.isDirectory())
		.map((one) => join(folder, one.name));
	return [folder, ...inside]
		.map((one) => join(one, 'index.ts'))
		.filter((one) => existsSync(one))
		.flatMap((one) => Object.values(require(one)).filter(isList));
}

/** @param {any} value @returns {value is Resource[]} */
const isList = (value) =>
	Array.isArray(value) && value.length > 0 && value.every((one) => one?.operations);

/** @param {Resource[]} resources */
const namesOf = (resources) => resources.map(({ value }) => value);

/**
 * The action nodes of a service, with the resources that each is built from; a list may have no node yet.
 * @param {string} service
 * @returns {Offer[]}
 */
function nodesOf(service) {
	const lists = listsOf(service);
	const built = readdirSync(join(root, service))
		.filter((file) => file.endsWith('.node.ts') && !file.includes('Trigger'))
		.map((file) => {
			const name = file.replace('.node.ts', '');
			const node = new (require(join(root, service, file))[name])();
			/** @type {any[]} */
			const fields = node.description.properties;
			const { options } = fields.find((one) => one.name === 'resource');
			const shown = options.map((/** @type {any} */ { value }) => value).sort();
			const resources = lists.find((list) => namesOf(list).sort().join() === shown.join());
			if (!resources) throw new Error(`No list of resources is that of ${name}`);
			return { name, node, resources };
		});
	const known = new Set(built.flatMap(({ resources }) => resources));
	const others = lists.filter((list) => !list.every((one) => known.has(one)));
	return [...built, ...others.map((resources) => ({ name: `More of ${service}`, resources }))];
}

module.exports = { nodesOf };
