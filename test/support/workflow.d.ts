import type {
	ExecutionError,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	ITaskData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialRows, CredentialStore } from './store';

/** An instance or the class itself. */
export type TypeOf<T> = T | (new () => T);

/** A node as in workflow JSON, with its class in place of the type's name. */
export interface NodeSpec extends Partial<Omit<INode, 'type' | 'credentials'>> {
	type: TypeOf<INodeType>;
	/** Default: all stored credentials that the type lists. A list picks some of them. */
	credentials?: string[] | INode['credentials'];
}

export interface InstanceOptions {
	/** The stored data per credential type, or a store shared between calls. */
	credentials?: CredentialRows | CredentialStore;
	credentialTypes?: Array<TypeOf<ICredentialType>>;
	webhookBaseUrl?: string;
	/** Default: workflow-1. */
	workflowId?: string;
}

export interface RunOptions extends InstanceOptions {
	node?: NodeSpec;
	/** Several nodes, connected one after the other; instead of `node`. */
	nodes?: NodeSpec[];
	/** What the start node hands on; plain objects become `json`. Default: one empty item. */
	input?: Array<INodeExecutionData | IDataObject>;
	mode?: WorkflowExecuteMode;
	/** E.g. `executionTimeoutTimestamp`. */
	additionalData?: Record<string, unknown>;
}

export interface LogEntry {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	metadata?: unknown;
}

export interface RunResult {
	/** Main output and error output of the (last) node, as stored. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	/** What the node after it received. */
	sinkItems: INodeExecutionData[];
	hints: NodeExecutionHint[];
	/** The error that ended the execution, as n8n stores it. */
	error?: ExecutionError;
	status: IRun['status'];
	nodes: Record<string, ITaskData & { outputs: Array<INodeExecutionData[] | null> }>;
	run: IRun;
	/** The whole execution as text, as n8n writes it to its database. */
	stored: string;
	/** The credentials table afterwards, cached tokens included. */
	credentials: CredentialRows;
	/** What n8n would have logged, all levels. */
	log: LogEntry[];
}

/** Runs `Start -> node(s) -> Sink` on n8n's own engine; throws if n8n would refuse to start it. */
export function runWorkflow(options: RunOptions): Promise<RunResult> & { cancel(): void };

/** A credentials table to share between runs. */
export function createCredentialStore(rows: CredentialRows): CredentialStore;
