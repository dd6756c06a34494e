import type { IDataObject } from 'n8n-workflow';
import { json } from '../../../shared/operation/fields';
import type { Part } from '../../../shared/operation/vocabulary';
import { kept } from '../../writable';

/** Which agents go where. IDs are texts, however they come in. */
export const transfersField = json(
	'transfers',
	'The agents, each with the account groups that it leaves and joins, as a JSON list',
	{
		required: true,
		placeholder:
			'e.g. [{"agentId":"861b7557-cd57-4bbb-b648-00bddf88ef49","fromAid":"11","toAid":"22"}]',
		check: (one) =>
			kept(Object(one) as IDataObject, ['agentId', 'toAid']).toAid !== undefined &&
			kept(Object(one) as IDataObject, ['agentId']).agentId !== undefined
				? undefined
				: 'must be a list of objects with agentId and toAid',
		encode: (value) =>
			[value]
				.flat()
				.map((one) =>
					Object.fromEntries(
						Object.entries(one as IDataObject).map(([name, id]) => [name, String(id)]),
					),
				),
	},
);

/** What became of each transfer. */
export function transferredParts(answer: unknown): Part[] {
	const { items = [] } = Object(answer) as { items?: IDataObject[] };
	return items.map((row) => ({
		row,
		...(Number(row.status) >= 400 && { problem: problemOf(row) }),
	}));
}

function problemOf({ status, detail, request }: IDataObject): string {
	const { agentId } = Object(request) as IDataObject;
	return `agent ${String(agentId)} was refused with ${String(status)}: ${String(detail ?? 'no reason is given')}`;
}
