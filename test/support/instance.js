const { Container, core, workflow: n8n } = require('./n8n');
const { CredentialsHelper } = require('./credentials');
const { CredentialStore } = require('./store');
const { NodeTypes } = require('./nodes');

const newInstance = (type) => (typeof type === 'function' ? new type() : type);

/** One n8n for one call: its node types, credential types and stored credentials. */
function createInstance({
	types,
	credentials = {},
	credentialTypes = [],
	webhookBaseUrl,
	workflowId,
}) {
	const nodeTypes = new NodeTypes(types);
	const store =
		credentials instanceof CredentialStore ? credentials : new CredentialStore(credentials);
	const helper = new CredentialsHelper(store, credentialTypes.map(newInstance), (type) =>
		nodeTypes.supporting(type),
	);
	return { nodeTypes, store, helper, webhookBaseUrl, workflowId };
}

/** What n8n's own getBase() hands to every execution. */
function additionalData({ helper, webhookBaseUrl = 'https://n8n.example.com' }, extra = {}) {
	return {
		currentNodeExecutionIndex: 0,
		credentialsHelper: helper,
		restApiUrl: `${webhookBaseUrl}/rest`,
		instanceBaseUrl: `${webhookBaseUrl}/`,
		formWaitingBaseUrl: `${webhookBaseUrl}/form-waiting`,
		webhookBaseUrl: `${webhookBaseUrl}/webhook`,
		webhookTestBaseUrl: `${webhookBaseUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${webhookBaseUrl}/webhook-waiting`,
		setExecutionStatus: () => {},
		variables: {},
		externalSecretsProxy: Container.get(core.ExternalSecretsProxy),
		...extra,
	};
}

/** A workflow around the given nodes; constructing it fills in parameter defaults, as n8n does. */
function createWorkflow(
	{ nodeTypes, workflowId = 'workflow-1' },
	nodes,
	{ connections = {}, staticData, active = false } = {},
) {
	return new n8n.Workflow({
		id: workflowId,
		name: 'Engine test',
		nodes,
		connections,
		active,
		nodeTypes,
		staticData,
		settings: { executionOrder: 'v1' },
	});
}

module.exports = { createInstance, additionalData, createWorkflow };
