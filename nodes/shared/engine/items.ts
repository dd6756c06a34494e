import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../http/errors';
import type { Produced } from '../operation/vocabulary';

type PairedItem = INodeExecutionData['pairedItem'];

/** An item of the output for what an operation gave; what failed of it is one with an error, or thrown. */
export function itemOf(
	context: IExecuteFunctions,
	{ json, binary, problem }: Produced,
	pairedItem: PairedItem,
): INodeExecutionData {
	if (!problem) {
		const item: INodeExecutionData = { json, pairedItem };
		if (binary) item.binary = binary;
		return item;
	}
	const { item } = (Array.isArray(pairedItem) ? pairedItem[0] : pairedItem) as { item: number };
	const failure = toNodeError(context.getNode(), problem, item);
	if (!context.continueOnFail()) throw problem;
	return {
		json: { ...json, error: failure.message },
		error: failure as INodeExecutionData['error'],
		pairedItem,
	};
}

/** Which items a row of the output belongs to: of a combined call, the one that it was sent for. */
export function pairing(
	counts: number[] | undefined,
	pairs: Array<{ item: number }>,
): (row: number) => PairedItem {
	if (!counts) return () => (pairs.length === 1 ? pairs[0] : pairs);
	const owners = counts.flatMap((count, index) => Array<number>(count).fill(index));
	return (row) => (row < owners.length ? pairs[owners[row]] : pairs);
}
