import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeListSearchResult,
	INodeType,
} from 'n8n-workflow';
import type { CredentialRows, CredentialStore } from './store';
import type { InstanceOptions, LogEntry, NodeSpec, TypeOf } from './workflow';

export interface SearchRequest extends InstanceOptions {
	node: NodeSpec;
	method: string;
	/** Default: `listSearch`; `loadOptions` answers with a bare list of options. */
	kind?: 'listSearch' | 'loadOptions';
	filter?: string;
	paginationToken?: string;
}

/** Calls a list method of a node as the editor does when its list is opened. */
export function searchList(request: SearchRequest): Promise<INodeListSearchResult>;

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
	credentials: CredentialRows;
	log: LogEntry[];
}

/** Tests a stored credential as n8n does when "Test" is pressed or the credential saved. */
export function testCredential(
	type: string,
	credentials: ICredentialDataDecryptedObject | CredentialStore,
	options: {
		credentialTypes: Array<TypeOf<ICredentialType>>;
		/** Nodes whose `testedBy` may apply. */
		nodeTypes?: Array<TypeOf<INodeType>>;
	},
): Promise<CredentialTestResult>;
