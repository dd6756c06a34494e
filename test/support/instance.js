const { Container, core, workflow: n8n } = require('./n8n');
const { CredentialsHelper } = require('./credentials');
const { CredentialStore } = require('./store');
const { NodeTypes, instance } = require('./nodes');
const { OAuth2Api } = require('./oauth2-api');

/**
 * @import { ICredentialType, INode, INodeType, IWorkflowExecuteAdditionalData } from 'n8n-workflow'
 * @import { TypeOf } from './nodes'
 * @import { CredentialRows } from './store'
 * @typedef {import('n8n-workflow').WorkflowParameters} WorkflowParameters
 */

/**
 * @typedef {object} InstanceOptions
 * @property {CredentialRows | CredentialStore} [credentials] the stored data per credential type, or a store shared
 * between calls
 * @property {Array<TypeOf<ICredentialType>>} [credentialTypes]
 * @property {string} [webhookBaseUrl]
 * @property {string} [workflowId] default: workflow-1
 */

/**
 * One n8n for one call: its node types, credential types and stored credentials.
 * @param {InstanceOptions & { types: TypeOf<INodeType>[] }} options
 */
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
	const helper = new CredentialsHelper(
		store,
		[OAuth2Api, ...credentialTypes].map(instance),
		(type) => nodeTypes.supporting(type),
	);
	return { nodeTypes, store, helper, webhookBaseUrl, workflowId };
}

/** @typedef {ReturnType<typeof createInstance>} Instance */

/**
 * What n8n's own getBase() hands to every execution.
 * @param {Pick<Instance, 'helper' | 'webhookBaseUrl'>} instance
 * @param {object} [extra]
 * @returns {IWorkflowExecuteAdditionalData}
 */
function additionalData({ helper, webhookBaseUrl = 'https://n8n.example.com' }, extra = {}) {
	const data = {
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
	// n8n's has more, which nothing here comes across.
	return /** @type {IWorkflowExecuteAdditionalData} */ (/** @type {unknown} */ (data));
}

/**
 * A workflow around the given nodes; constructing it fills in parameter defaults, as n8n does.
 * @param {{ nodeTypes: WorkflowParameters['nodeTypes'], workflowId?: string }} instance
 * @param {INode[]} nodes
 * @param {Partial<Pick<WorkflowParameters, 'connections' | 'staticData' | 'active'>>} [options]
 */
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

/**
 * A node that a workflow was made with.
 * @param {import('n8n-workflow').Workflow} workflow
 * @param {string} name
 */
const nodeOf = (workflow, name) => /** @type {INode} */ (workflow.getNode(name));

module.exports = { createInstance, nodeOf, additionalData, createWorkflow };
