import type { IDataObject, IWebhookResponseData, WorkflowActivateMode } from 'n8n-workflow';
import type { InstanceOptions, LogEntry, NodeSpec } from './workflow';

export interface Webhook {
	/** Where the webhook can really be called; the node itself sees `webhookBaseUrl`. */
	url: string;
	testUrl: string;
	/** What `webhook()` returned or threw, per call. */
	calls: Array<IWebhookResponseData & { error?: Error }>;
	/** How many calls have begun; each has its copy of the static data from then on. */
	readonly incoming: number;
	/** Runs `checkExists`, then `create` where that says no; 'manual' listens for a test event. */
	activate(activation?: WorkflowActivateMode): Promise<void>;
	/** Runs `delete`; 'manual' stops listening for a test event. */
	deactivate(activation?: WorkflowActivateMode): Promise<void>;
	checkExists(): Promise<boolean>;
	/** The node's own static data, as saved. */
	readonly staticData: IDataObject;
	readonly log: LogEntry[];
	close(): Promise<void>;
}

/** An active workflow with one webhook trigger, behind a real HTTP server on a free local port. */
export function createWebhook(
	options: InstanceOptions & {
		node: NodeSpec;
		staticData?: IDataObject;
		/** Tells the node the real, local address, so that a test server can call it. */
		local?: boolean;
		/** Stands for n8n putting the execution on record, which comes before its answer. */
		record?: () => Promise<void>;
	},
): Promise<Webhook>;
