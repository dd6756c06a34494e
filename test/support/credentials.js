const { workflow: n8n, core } = require('./n8n');
const { isExpression, NodeHelpers, UnexpectedError } = n8n;

/**
 * @import {
 *   ICredentialDataDecryptedObject, ICredentialsExpressionResolveValues, ICredentialsHelper, ICredentialType,
 *   IExecuteData, IHttpRequestHelper, IHttpRequestOptions, INode, INodeProperties, INodeTypes,
 *   IWorkflowDataProxyAdditionalKeys, IWorkflowExecuteAdditionalData, Workflow, WorkflowExecuteMode
 * } from 'n8n-workflow'
 * @typedef {ICredentialDataDecryptedObject} Data
 * @import { CredentialStore } from './store'
 */

/** @type {INode} */
const mockNode = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};
/** @type {any} as n8n's own mock, which is no whole node type */
const mockType = { description: { properties: [] } };
/** @type {INodeTypes} */
const mockNodeTypes = {
	getByName: () => mockType,
	getByNameAndVersion: () => mockType,
	getKnownTypes: () => ({}),
};

/** n8n's own credentials helper (its `credentials-helper.js`), over a store in memory. */
class CredentialsHelper extends n8n.ICredentialsHelper {
	/**
	 * @param {CredentialStore} store
	 * @param {ICredentialType[]} credentialTypes
	 * @param {(type: string) => string[]} supportedNodes
	 */
	constructor(store, credentialTypes, supportedNodes) {
		super();
		this.store = store;
		this.supportedNodes = supportedNodes;
		this.types = new Map(credentialTypes.map((type) => [type.name, type]));
	}

	/** @param {string} type */
	byName(type) {
		const known = this.types.get(type);
		if (!known) throw new core.UnrecognizedCredentialTypeError(type);
		return known;
	}

	/** @param {string} type @returns {string[]} */
	getParentTypes(type) {
		const parents = this.types.get(type)?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/** @param {string} type @param {string} nodeType */
	isCredentialUsableByNode(type, nodeType) {
		if (!this.types.get(type)?.restrictToSupportedNodes) return true;
		return this.supportedNodes(type).includes(nodeType);
	}

	/** @param {string} type @returns {INodeProperties[]} */
	getCredentialsProperties(type) {
		const { properties, extends: parents = [] } = this.byName(type);
		/** @type {INodeProperties[]} */
		const combined = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	/**
	 * @param {Data} credentials @param {string} type @param {any} requestOptions of either of n8n's two forms
	 * @param {Workflow} workflow @param {INode} node
	 * @returns {Promise<IHttpRequestOptions>}
	 */
	async authenticate(credentials, type, requestOptions, workflow, node) {
		const { authenticate } = this.byName(type);
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (authenticate?.type !== 'generic') return requestOptions;
		requestOptions.headers ??= {};
		/** @param {string} value */
		const resolve = (value) => this.resolve(value, { $credentials: credentials }, workflow, node);
		for (const [part, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values)) {
				requestOptions[part] ??= {};
				requestOptions[part][resolve(key)] = resolve(value);
			}
		}
		return requestOptions;
	}

	/**
	 * @param {string} value @param {IWorkflowDataProxyAdditionalKeys} keys @param {Workflow} workflow @param {INode} node
	 * @returns {string}
	 */
	resolve(value, keys, workflow, node) {
		if (!isExpression(value)) return value;
		const { expression } = workflow;
		// Anything falsy ends up as an empty string, a header "undefined" never goes out.
		return (
			expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '') || ''
		).toString();
	}

	/** @type {ICredentialsHelper['preAuthentication']} */
	async preAuthentication(helpers, credentials, type, node, expired) {
		const { properties, preAuthentication } = this.byName(type);
		const expirable = properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		// Without a hidden, expirable field n8n never calls preAuthentication at all.
		if (expirable === undefined || typeof preAuthentication !== 'function') return undefined;
		const testing = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		// Only an empty string counts as "no token yet"; a missing field got its default before.
		if (credentials[expirable] !== '' && !expired && !testing) return undefined;
		const output = /** @type {Data} */ (
			await preAuthentication.call(restricted(helpers, credentials), credentials)
		);
		if (output[expirable] === undefined || !node.credentials) return undefined;
		// Merged into the raw row, so that an expression in it is not overwritten by its value.
		const stored = this.store.get(type);
		for (const [key, value] of Object.entries(output)) {
			if (key === expirable || !isExpression(stored[key])) stored[key] = value;
		}
		await this.updateCredentials(node.credentials[type], type, stored);
		return Object.assign(credentials, output);
	}

	/** @type {ICredentialsHelper['runPreAuthentication']} */
	async runPreAuthentication(helpers, credentials, type) {
		const { preAuthentication } = this.byName(type);
		return /** @type {Data | undefined} */ (
			await preAuthentication?.call(restricted(helpers, credentials), credentials)
		);
	}

	/** @type {ICredentialsHelper['getCredentials']} */
	async getCredentials(reference, type) {
		const getData = async () => this.store.get(type);
		return Object.assign(new core.Credentials(reference, type), { getData });
	}

	/** @type {ICredentialsHelper['getDecrypted']} */
	async getDecrypted(additionalData, reference, type, mode, executeData, raw, resolveValues) {
		if (!reference?.id) throw new UnexpectedError('Found credential with no ID.');
		const stored = this.store.get(type);
		if (raw) return stored;
		return await this.applyDefaults(additionalData, stored, type, mode, executeData, resolveValues);
	}

	/**
	 * Adds the defaults (this is what makes a missing token field ''), then resolves expressions.
	 * @param {IWorkflowExecuteAdditionalData} additionalData
	 * @param {any} stored which n8n takes for a node's parameters
	 * @param {string} type
	 * @param {WorkflowExecuteMode} mode
	 * @param {IExecuteData} [executeData]
	 * @param {ICredentialsExpressionResolveValues} [at]
	 * @returns {Promise<any>}
	 */
	async applyDefaults(additionalData, stored, type, mode, executeData, at) {
		const properties = this.getCredentialsProperties(type);
		const data = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null) ?? {};
		for (const key of ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']) {
			if (data[key] === undefined && stored[key] !== undefined) data[key] = stored[key];
		}
		const keys = core.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (!at) {
			const options = {
				nodes: [mockNode],
				connections: {},
				active: false,
				nodeTypes: mockNodeTypes,
			};
			const { expression } = new n8n.Workflow(options);
			return expression.getComplexParameterValue(
				mockNode,
				data,
				mode,
				keys,
				undefined,
				undefined,
				data,
			);
		}
		// Always against one item (`itemIndex`, in practice 0): credentials do not follow the items.
		return at.workflow.expression.getParameterValue(
			data,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		);
	}

	/** @type {ICredentialsHelper['updateCredentials']} */
	async updateCredentials(reference, type, data) {
		if (!reference?.id) throw new UnexpectedError('Found credential with no ID.');
		this.store.save(type, data);
	}

	/** @type {ICredentialsHelper['updateCredentialsOauthTokenData']} */
	async updateCredentialsOauthTokenData(_reference, type, { oauthTokenData }) {
		this.store.save(type, { ...this.store.get(type), oauthTokenData });
	}
}

/**
 * A credential limited to some domains may not send its log-in anywhere else.
 * @param {IHttpRequestHelper} helpers
 * @param {Data} credentials
 * @returns {IHttpRequestHelper}
 */
function restricted({ helpers }, credentials) {
	const allowedDomains = n8n.getCredentialOwnRequestAllowedDomains(credentials);
	const limits = allowedDomains === undefined ? {} : { allowedDomains };
	return {
		helpers: {
			httpRequest: (/** @type {IHttpRequestOptions} */ options) =>
				helpers.httpRequest({ ...options, ...limits }),
		},
	};
}

module.exports = { CredentialsHelper };
