import type { IExecuteFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { BoundedMap } from '../time/boundedMap';

const MOST_SEEN = 5_000;
const MOST_NODES = 500;

/** What tells one node of this n8n from all others. */
export const nodeKeyOf = (
	context: IExecuteFunctions | IPollFunctions | IWebhookFunctions,
): string => `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

/**
 * The deliveries that this process has seen last, by node. Not in static data: n8n saves that as a
 * whole, and an old copy would bring back a registration that was replaced meanwhile.
 */
export class Seen<V> {
	private readonly nodes = new BoundedMap<string, Map<string, V>>(MOST_NODES);

	/** What was seen of one node's deliveries, by their keys. */
	of(context: IWebhookFunctions): Map<string, V> {
		const node = nodeKeyOf(context);
		const known = this.nodes.get(node);
		if (known) return known;
		const seen = new BoundedMap<string, V>(MOST_SEEN);
		this.nodes.set(node, seen);
		return seen;
	}
}
