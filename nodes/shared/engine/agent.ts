import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What a model is given of a text at most, in bytes. */
const MOST_TEXT = 50_000;

const NOT_SENT =
	'n8n gives no files to an AI agent, so neither you nor the user has this one. To send it on, use this node in a workflow, outside of the agent.';

/** Whether an AI agent runs the node: n8n gives the node a type of its own then. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.getNode().type.endsWith('Tool');

/** Items as a model can read them: n8n drops their files, so short texts stand in the item, and of others that they are missing. */
export async function forAgent(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return await Promise.all(
		items.map(async (item) => {
			const [file] = Object.values(item.binary ?? {});
			if (!file) return item;
			const told = isShortText(file) ? { text: await textOf(context, file) } : { note: NOT_SENT };
			return { ...item, json: { ...item.json, ...told } };
		}),
	);
}

function isShortText({ mimeType, bytes = Infinity }: IBinaryData): boolean {
	return /^text\/|[/+](json|yaml)$/.test(mimeType) && bytes <= MOST_TEXT;
}

async function textOf({ helpers }: IExecuteFunctions, { id, data }: IBinaryData): Promise<string> {
	const content = id
		? await helpers.binaryToBuffer(await helpers.getBinaryStream(id))
		: Buffer.from(data, 'base64');
	return content.toString('utf8');
}
