const { Container, core, workflow: n8n, fromCore, logs } = require('./n8n');
const { createInstance, additionalData, createWorkflow } = require('./instance');
const { makeNode } = require('./nodes');
const get = fromCore('lodash/get');

/** Calls a `listSearch` (or `loadOptions`) method as the editor does when a list is opened. */
async function searchList(request) {
	const { node, method, kind = 'listSearch', filter, paginationToken, ...options } = request;
	const instance = createInstance({ types: [node.type], ...options });
	const spec = { ...makeNode(node, instance.store.references()), name: 'Temp-Node' };
	const workflow = createWorkflow(instance, [spec]);
	const temp = workflow.getNode('Temp-Node');
	const type = instance.nodeTypes.getByNameAndVersion(temp.type, temp.typeVersion);
	const search = type.methods?.[kind]?.[method];
	if (!search) throw new Error(`No ${kind} method "${method}" in ${temp.type}`);
	const data = additionalData(instance, { currentNodeParameters: temp.parameters });
	const context = new core.LoadOptionsContext(workflow, temp, data, `parameters.${method}`);
	const result = await search.call(context, filter, paginationToken);
	// The editor gets the token through JSON as a string, whatever the method returned.
	const token = result?.paginationToken;
	return typeof token === 'number' ? { ...result, paginationToken: String(token) } : result;
}

/** Presses "Test" on a stored credential; n8n's credentials tester, step by step. */
async function testCredential(type, credentials, { credentialTypes, nodeTypes = [] }) {
	const options = {
		types: nodeTypes,
		credentials: credentials.rows ? credentials : { [type]: credentials },
	};
	const instance = createInstance({ ...options, credentialTypes });
	const { helper, store } = instance;
	const base = additionalData(instance);
	const from = logs.length;
	const finish = (result) => ({ ...result, credentials: store.all(), log: logs.slice(from) });
	const test = findTest(helper.byName(type), type, [...instance.nodeTypes.types.values()]);
	if (!test) return finish(failure('No testing function found for this credential.'));
	const decrypted = { id: `id-${type}`, name: type, type, data: store.get(type) };
	try {
		decrypted.data = await helper.applyDefaults(base, decrypted.data, type, 'internal');
	} catch (error) {
		return finish(failure(error.message));
	}
	if (typeof test === 'function') {
		return finish(await test.call(new core.CredentialTestContext(base), decrypted));
	}
	return finish(await requestTest(instance, type, decrypted, test));
}

const failure = (message) => ({ status: 'Error', message: String(message) });

function findTest(credentialType, type, nodeTypes) {
	if (credentialType.test) return { testRequest: credentialType.test };
	for (const nodeType of nodeTypes) {
		const { testedBy } = nodeType.description.credentials?.find(({ name }) => name === type) ?? {};
		if (typeof testedBy === 'string') return nodeType.methods?.credentialTest?.[testedBy];
		if (testedBy) return { testRequest: testedBy, nodeType };
	}
	return undefined;
}

async function requestTest(instance, type, decrypted, { testRequest, nodeType }) {
	const tested = nodeType ?? instance.nodeTypes.getByName('n8n-nodes-base.noOp');
	const { description } = tested;
	// n8n takes the type from the description, so it is "noOp" without a package: its credentials
	// helper does not recognise the test by it, and a cached token is used like in any other run.
	const node = {
		id: 'temp',
		name: 'Temp-Node',
		type: description.name,
		typeVersion: [description.version].flat().pop(),
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: decrypted.id, name: decrypted.name } },
	};
	const property = { displayName: 'Temp', name: 'temp', type: 'string', default: '' };
	const copy = {
		description: {
			...description,
			credentials: [{ name: type, required: true }],
			properties: [{ ...property, routing: { request: testRequest.request } }],
		},
	};
	const nodeTypes = { getByName: () => copy, getByNameAndVersion: () => copy };
	const workflow = createWorkflow({ nodeTypes }, [node]);
	const data = additionalData(instance, { currentNodeParameters: node.parameters });
	// The data under test, not the stored row, is what the request is signed with.
	data.credentialsHelper = Object.create(instance.helper, {
		getDecrypted: { value: async () => decrypted.data },
	});
	const context = new core.ExecuteContext(
		workflow,
		workflow.getNode(node.name),
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
		return verdict(testRequest.rules, response[0][0].json);
	} catch (error) {
		Container.get(core.ErrorReporter).error(error);
		return rejection(testRequest.rules, error);
	}
}

function verdict(rules = [], body) {
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && get(body, properties.key) === properties.value,
	);
	if (broken) return failure(broken.properties.message);
	return { status: 'OK', message: 'Connection successful!' };
}

// n8n shows the service's status text, or the network's code, before any message of the error.
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
