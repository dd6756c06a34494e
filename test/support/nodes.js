const { core, workflow: n8n } = require('./n8n');

/**
 * @import { IExecuteFunctions, INode, INodeType, INodeTypeDescription, INodeTypes, NodeConnectionType } from 'n8n-workflow'
 */

/**
 * An instance or the class itself.
 * @template T
 * @typedef {T | (new () => T)} TypeOf
 */

/**
 * A node as in workflow JSON, with its class in place of the type's name. Of credentials it gets all stored ones that
 * its type lists; a list picks some of them.
 * @typedef {{ type: TypeOf<INodeType>, credentials?: string[] | INode['credentials'] }} OwnSpec
 * @typedef {Partial<Omit<INode, 'type' | 'credentials'>> & OwnSpec} NodeSpec
 */

const PACKAGE = 'n8n-nodes-thousandeyes-thoughtspot';

/** @type {(name: string, group: 'trigger' | 'organization', inputs: NodeConnectionType[]) => INodeTypeDescription} */
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

/**
 * Stands for a trigger: hands on the items that the execution was started with.
 * @implements {INodeType}
 */
class Start {
	description = plain('start', 'trigger', []);

	/** @this {IExecuteFunctions} */
	async execute() {
		return [this.getInputData()];
	}
}

/**
 * n8n's No Operation node; the name is that of n8n's own because the credential test needs it.
 * @implements {INodeType}
 */
class NoOp {
	description = plain('noOp', 'organization', ['main']);

	/** @this {IExecuteFunctions} */
	async execute() {
		return [this.getInputData()];
	}
}

/** @param {{ description: { name: string } }} type */
const typeName = (type) => `${PACKAGE}.${type.description.name}`;
/**
 * @template T
 * @param {TypeOf<T>} type
 */
const instance = (type) =>
	typeof type === 'function' ? new /** @type {new () => T} */ (type)() : /** @type {T} */ (type);

/**
 * The node types of one n8n: start, noOp and the given ones (instances or classes).
 * @implements {INodeTypes}
 */
class NodeTypes {
	/** @param {TypeOf<INodeType>[]} types */
	constructor(types) {
		/** @type {Map<string, INodeType>} */
		this.types = new Map([
			['harness.start', new Start()],
			['n8n-nodes-base.noOp', new NoOp()],
		]);
		for (const type of types.map(instance)) this.types.set(typeName(type), type);
	}

	/** @param {string} name */
	getByName(name) {
		const type = this.types.get(name);
		const [from, last] = name.split('.');
		if (!type) throw new core.UnrecognizedNodeTypeError(from, last);
		return type;
	}

	/** @param {string} name @param {number} [version] */
	getByNameAndVersion(name, version) {
		return n8n.NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes() {
		return {};
	}

	/** @param {string} credentialType */
	supporting(credentialType) {
		/** @param {INodeType} type */
		const uses = ({ description }) =>
			description.credentials?.some(({ name }) => name === credentialType);
		return [...this.types].filter(([, type]) => uses(type)).map(([name]) => name);
	}
}

/**
 * One node of a workflow, as its JSON has it.
 * @param {NodeSpec} spec
 * @param {NonNullable<INode['credentials']>} references
 * @returns {INode}
 */
function makeNode({ type, name, credentials, ...rest }, references, index = 0) {
	const { description } = instance(type);
	const versions = [description.version].flat();
	const wanted = Array.isArray(credentials)
		? Object.fromEntries(credentials.map((key) => [key, references[key]]))
		: (credentials ?? references);
	// As in the editor, a node refers only to credentials that its type lists.
	/** @param {[string, unknown]} entry */
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

module.exports = { NodeTypes, instance, makeNode };
