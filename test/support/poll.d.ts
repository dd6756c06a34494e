import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CredentialRows } from './store';
import type { InstanceOptions, LogEntry, NodeSpec } from './workflow';

export interface Poller {
	/** One tick; `manual` is "Fetch Test Event" in the editor. Throws what the node throws. */
	poll(options?: { manual?: boolean }): Promise<INodeExecutionData[][] | null>;
	/** Restarts n8n: static data that no execution has saved is forgotten. */
	restart(): void;
	/** The node's own static data. */
	readonly staticData: IDataObject;
	readonly credentials: CredentialRows;
	readonly log: LogEntry[];
}

/** An active workflow with one poll trigger, static data kept between the polls. */
export function createPoller(
	options: InstanceOptions & { node: NodeSpec; staticData?: IDataObject },
): Poller;
