const { core, workflow: n8n } = require('./n8n');

const PACKAGE = 'n8n-nodes-thousandeyes-thoughtspot';

const plain = (name, group, inputs) => ({
	displayName: name,
	name,
	group: [group],
	version: 1,
	description: '',
	defaults: { name },
	inputs,
	outputs: ['main'],
	properties: [],
});

/** Stands for a trigger: hands on the items that the execution was started with. */
class Start {
	description = plain('start', 'trigger', []);

	async execute() {
		return [this.getInputData()];
	}
}

/** n8n's No Operation node; the name is that of n8n's own because the credential test needs it. */
class NoOp {
	description = plain('noOp', 'organization', ['main']);

	async execute() {
		return [this.getInputData()];
	}
}

const typeName = (type) => `${PACKAGE}.${type.description.name}`;
const instance = (type) => (typeof type === 'function' ? new type() : type);

/** The node types of one n8n: start, noOp and the given ones (instances or classes). */
class NodeTypes {
	constructor(types) {
		this.types = new Map([
			['harness.start', new Start()],
			['n8n-nodes-base.noOp', new NoOp()],
		]);
		for (const type of types.map(instance)) this.types.set(typeName(type), type);
	}

	getByName(name) {
		const type = this.types.get(name);
		if (!type) throw new core.UnrecognizedNodeTypeError(...name.split('.'));
		return type;
	}

	getByNameAndVersion(name, version) {
		return n8n.NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes() {
		return {};
	}

	supporting(credentialType) {
		const uses = ({ description }) =>
			description.credentials?.some(({ name }) => name === credentialType);
		return [...this.types].filter(([, type]) => uses(type)).map(([name]) => name);
	}
}

/** One node of a workflow, as its JSON has it. */
function makeNode({ type, name, credentials, ...rest }, references, index = 0) {
	const { description } = instance(type);
	const versions = [description.version].flat();
	const wanted = Array.isArray(credentials)
		? Object.fromEntries(credentials.map((key) => [key, references[key]]))
		: (credentials ?? references);
	// As in the editor, a node refers only to credentials that its type lists.
	const usable = ([key]) => description.credentials?.some((listed) => listed.name === key);
	return {
		id: `node-${index}`,
		name: name ?? description.displayName,
		type: typeName({ description }),
		typeVersion: description.defaultVersion ?? versions[versions.length - 1],
		position: [index * 200, 0],
		parameters: {},
		credentials: Object.fromEntries(Object.entries(wanted).filter(usable)),
		...n8n.deepCopy(rest),
	};
}

module.exports = { NodeTypes, makeNode };
