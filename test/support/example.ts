import {
	NodeApiError,
	NodeConnectionTypes,
	sleep,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type JsonObject,
} from 'n8n-workflow';

/** A session credential as small as can be: user and password for a token that expires. */
export class ExampleApi implements ICredentialType {
	name = 'exampleApi';

	displayName = 'Example API';

	documentationUrl = 'https://example.com';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { token } = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${credentials.baseUrl as string}/login`,
			body: { password: credentials.password },
		})) as { token: string };
		return { sessionToken: token };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authorization = `Bearer ${credentials.sessionToken as string}`;
		return { ...request, headers: { ...request.headers, authorization } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/me' },
		rules: [
			{
				type: 'responseCode',
				properties: { value: 403, message: 'The account may not use the API' },
			},
		],
	};
}

/** Reads one object per item; waits for the cancel signal where the service asks for patience. */
export class Example implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Example',
		name: 'example',
		group: ['input'],
		version: 1,
		usableAsTool: true,
		description: 'Reads one object per item',
		defaults: { name: 'Example' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'exampleApi', required: true }],
		properties: [{ displayName: 'ID', name: 'objectId', type: 'string', default: '1' }],
	};

	methods = {
		listSearch: {
			async objects(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const { baseUrl } = await this.getCredentials('exampleApi');
				const rows = (await this.helpers.httpRequestWithAuthentication.call(this, 'exampleApi', {
					url: `${baseUrl as string}/objects`,
					qs: { filter, page: paginationToken, id: this.getCurrentNodeParameter('objectId') },
				})) as Array<{ name: string; value: string }>;
				return { results: rows, paginationToken: '2' };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { baseUrl } = await this.getCredentials('exampleApi');
		const results: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			try {
				const url = `${baseUrl as string}/objects/${this.getNodeParameter('objectId', item)}`;
				const json = (await this.helpers.httpRequestWithAuthentication.call(this, 'exampleApi', {
					url,
				})) as { wait?: boolean };
				while (json.wait && !this.getExecutionCancelSignal()?.aborted) await sleep(5);
				results.push({ json, pairedItem: { item } });
			} catch (error) {
				const failure = new NodeApiError(this.getNode(), error as JsonObject, { itemIndex: item });
				if (!this.continueOnFail()) throw failure;
				results.push({ json: {}, error: failure, pairedItem: { item } });
			}
		}
		this.addExecutionHints({ message: 'Read by example' });
		return [results];
	}
}
