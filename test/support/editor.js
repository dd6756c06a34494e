const { Container, core, workflow: n8n, fromCore, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow, nodeOf } = require('./instance');
const { makeNode } = require('./nodes');
const { CredentialStore } = require('./store');
const get = fromCore('lodash/get');

/**
 * @import {
 *   ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, INode, INodeCredentialTestResult,
 *   INodeListSearchResult, INodeType
 * } from 'n8n-workflow'
 * @import { Instance, InstanceOptions } from './instance'
 * @import { LogEntry } from './n8n'
 * @import { NodeSpec, TypeOf } from './nodes'
 * @import { CredentialRows } from './store'
 */

/**
 * @typedef {object} OwnSearch
 * @property {NodeSpec} node
 * @property {string} method
 * @property {'listSearch' | 'loadOptions'} [kind] default: `listSearch`; `loadOptions` answers with a list of options
 * @property {string} [filter]
 * @property {string} [paginationToken]
 * @typedef {OwnSearch & InstanceOptions} SearchRequest
 */

/**
 * Calls a list method of a node as the editor does when its list is opened.
 * @param {SearchRequest} request
 * @returns {Promise<INodeListSearchResult>}
 */
async function searchList(request) {
	const { node, method, kind = 'listSearch', filter, paginationToken, ...options } = request;
	const instance = createInstance({ types: [node.type], ...options });
	const spec = { ...makeNode(node, instance.store.references()), name: 'Temp-Node' };
	const workflow = createWorkflow(instance, [spec]);
	const temp = nodeOf(workflow, spec.name);
	const type = instance.nodeTypes.getByNameAndVersion(temp.type, temp.typeVersion);
	/** @type {any} of one kind or the other */
	const search = type.methods?.[kind]?.[method];
	if (!search) throw new Error(`No ${kind} method "${method}" in ${temp.type}`);
	const data = additionalData(instance, { currentNodeParameters: temp.parameters });
	const context = new core.LoadOptionsContext(workflow, temp, data, `parameters.${method}`);
	const result = await search.call(context, filter, paginationToken);
	// The editor gets the token through JSON as a string, whatever the method returned.
	const token = result?.paginationToken;
	return typeof token === 'number' ? { ...result, paginationToken: String(token) } : result;
}

/** @typedef {INodeCredentialTestResult & { credentials: CredentialRows, log: LogEntry[] }} CredentialTestResult */

/**
 * Presses "Test" on a stored credential; n8n's credentials tester, step by step.
 * @param {string} type
 * @param {ICredentialDataDecryptedObject | CredentialStore} credentials
 * @param {{ credentialTypes: TypeOf<ICredentialType>[], nodeTypes?: TypeOf<INodeType>[] }} options with the nodes whose
 * `testedBy` may apply
 * @returns {Promise<CredentialTestResult>}
 */
async function testCredential(type, credentials, { credentialTypes, nodeTypes = [] }) {
	const stored = credentials instanceof CredentialStore ? credentials : { [type]: credentials };
	const instance = createInstance({ types: nodeTypes, credentials: stored, credentialTypes });
	const { helper, store } = instance;
	const base = additionalData(instance);
	const from = logs.length;
	/** @param {INodeCredentialTestResult} result */
	const finish = (result) => ({ ...result, credentials: store.all(), log: logs.slice(from) });
	const test = findTest(helper.byName(type), type, [...instance.nodeTypes.types.values()]);
	if (!test) return finish(failure('No testing function found for this credential.'));
	const decrypted = { id: `id-${type}`, name: type, type, data: store.get(type) };
	try {
		decrypted.data = await helper.applyDefaults(base, decrypted.data, type, 'internal');
	} catch (error) {
		return finish(failure(/** @type {Error} */ (error).message));
	}
	if (typeof test === 'function') {
		return finish(await test.call(new core.CredentialTestContext(base), decrypted));
	}
	return finish(await requestTest(instance, type, decrypted, test));
}

/**
 * @param {unknown} message
 * @returns {INodeCredentialTestResult}
 */
const failure = (message) => ({ status: 'Error', message: String(message) });

/**
 * @typedef {{ testRequest: ICredentialTestRequest, nodeType?: INodeType }} RequestTest
 * @param {ICredentialType} credentialType @param {string} type @param {INodeType[]} nodeTypes
 */
function findTest(credentialType, type, nodeTypes) {
	if (credentialType.test) return { testRequest: credentialType.test };
	for (const nodeType of nodeTypes) {
		const { testedBy } = nodeType.description.credentials?.find(({ name }) => name === type) ?? {};
		if (typeof testedBy === 'string') return nodeType.methods?.credentialTest?.[testedBy];
		if (testedBy) return { testRequest: testedBy, nodeType };
	}
	return undefined;
}

/**
 * @param {Instance} instance
 * @param {string} type
 * @param {import('n8n-workflow').ICredentialsDecrypted} decrypted
 * @param {RequestTest} test
 */
async function requestTest(instance, type, decrypted, { testRequest, nodeType }) {
	const tested = nodeType ?? instance.nodeTypes.getByName('n8n-nodes-base.noOp');
	const { description } = tested;
	// n8n takes the type from the description, so it is "noOp" without a package: its credentials
	// helper does not recognise the test by it, and a cached token is used like in any other run.
	/** @type {INode} */
	const node = {
		id: 'temp',
		name: 'Temp-Node',
		type: description.name,
		typeVersion: [description.version].flat().pop() ?? 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: decrypted.id, name: decrypted.name } },
	};
	/** @type {import('n8n-workflow').INodeProperties} */
	const property = { displayName: 'Temp', name: 'temp', type: 'string', default: '' };
	/** @type {INodeType} */
	const copy = {
		description: {
			...description,
			credentials: [{ name: type, required: true }],
			properties: [{ ...property, routing: { request: testRequest.request } }],
		},
	};
	const nodeTypes = {
		getByName: () => copy,
		getByNameAndVersion: () => copy,
		getKnownTypes: () => ({}),
	};
	const workflow = createWorkflow({ nodeTypes }, [node]);
	const data = additionalData(instance, { currentNodeParameters: node.parameters });
	// The data under test, not the stored row, is what the request is signed with.
	data.credentialsHelper = Object.create(instance.helper, {
		getDecrypted: { value: async () => decrypted.data },
	});
	const context = new core.ExecuteContext(
		workflow,
		nodeOf(workflow, node.name),
		data,
		'internal',
		n8n.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const response = await new core.RoutingNode(context, copy, decrypted).runNode();
		return verdict(testRequest.rules, response?.[0][0].json);
	} catch (error) {
		Container.get(core.ErrorReporter).error(error);
		return rejection(testRequest.rules, error);
	}
}

/**
 * @param {ICredentialTestRequest['rules']} rules
 * @param {unknown} body
 * @returns {INodeCredentialTestResult}
 */
function verdict(rules = [], body) {
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && get(body, properties.key) === properties.value,
	);
	if (broken) return failure(broken.properties.message);
	return { status: 'OK', message: 'Connection successful!' };
}

/**
 * n8n shows the service's status text, or the network's code, before any message of the error.
 * @param {ICredentialTestRequest['rules']} rules
 * @param {any} error as the engine threw it
 */
function rejection(rules = [], error) {
	const { response, code } = error.cause ?? {};
	if (!response) return failure(code ?? error.message);
	const rule = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === response.status,
	);
	return failure(
		rule?.properties.message ||
			response.statusText ||
			`Received HTTP status code: ${response.status}`,
	);
}

module.exports = { searchList, testCredential };
