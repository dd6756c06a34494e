import type { INode } from 'n8n-workflow';
import type { Template } from './templates';

const nodeSize = { width: 100, height: 100 };

/** Whether a node is a note. */
export const isNote = (node: INode) => node.type === 'n8n-nodes-base.stickyNote';

/** Where a node leads, by output. */
export function targets({ connections }: Template, name: string): string[][] {
	const outputs = connections[name]?.main ?? [];
	return outputs.map((output) => (output ?? []).map((connection) => connection.node));
}

/** The agents that a model, a memory or a tool is for. */
export function servedBy({ connections }: Template, name: string): string[] {
	const ways = Object.entries(connections[name] ?? {}).filter(([type]) => type !== 'main');
	return ways.flatMap(([, outputs]) => outputs.flat().flatMap((way) => way?.node ?? []));
}

function size(node: INode): { width: number; height: number } {
	return isNote(node) ? (node.parameters as unknown as typeof nodeSize) : nodeSize;
}

/** Whether one of two nodes covers a part of the other. */
export function overlap(a: INode, b: INode): boolean {
	const apart = (axis: 0 | 1, side: 'width' | 'height') =>
		a.position[axis] + size(a)[side] <= b.position[axis] ||
		b.position[axis] + size(b)[side] <= a.position[axis];
	return !apart(0, 'width') && !apart(1, 'height');
}
