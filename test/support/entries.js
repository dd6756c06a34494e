const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../../nodes');

/** The lists of resources in `resources/index` and in the folders beside it, each for one node. */
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

const isList = (value) =>
	Array.isArray(value) && value.length > 0 && value.every((one) => one?.operations);

const namesOf = (resources) => resources.map(({ value }) => value);

/** The action nodes of a service: `{ name, node, resources }`; a list that has no node yet has none. */
function nodesOf(service) {
	const lists = listsOf(service);
	const built = readdirSync(join(root, service))
		.filter((file) => file.endsWith('.node.ts') && !file.includes('Trigger'))
		.map((file) => {
			const name = file.replace('.node.ts', '');
			const node = new (require(join(root, service, file))[name])();
			const { options } = node.description.properties.find((one) => one.name === 'resource');
			const shown = options.map(({ value }) => value).sort();
			const resources = lists.find((list) => namesOf(list).sort().join() === shown.join());
			if (!resources) throw new Error(`No list of resources is that of ${name}`);
			return { name, node, resources };
		});
	const known = new Set(built.flatMap(({ resources }) => resources));
	const others = lists.filter((list) => !list.every((one) => known.has(one)));
	return [...built, ...others.map((resources) => ({ name: `More of ${service}`, resources }))];
}

module.exports = { nodesOf };
