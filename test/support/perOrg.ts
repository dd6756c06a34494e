import type { IExecuteFunctions, INodeExecutionData, INodeTypeDescription } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { session } from '../../nodes/ThoughtSpot/resources/session';
import { tokens } from '../../nodes/ThoughtSpot/resources/token';
import { execute } from '../../nodes/shared/engine/execute';
import { describe } from '../../nodes/shared/operation/description';
import { text } from '../../nodes/shared/operation/fields';
import type { Operation, Resource } from '../../nodes/shared/operation/vocabulary';

const org = text('org', 'The org to work in', { in: 'session', zero: true });

const inOrg = ([name, operation]: [string, Operation]): [string, Operation] => [
	name,
	{ ...operation, fields: [...(operation.fields ?? []), org], authentications: undefined },
];

const { getUser, logout } = session.operations;
const { getFull, revoke } = tokens.operations;
const perOrg: Resource = {
	...session,
	operations: Object.fromEntries(Object.entries({ getUser, logout, getFull, revoke }).map(inOrg)),
};

/** The node with some operations that every item can have made in an org of its own. */
export class PerOrg extends ThoughtSpot {
	override description: INodeTypeDescription = {
		...new ThoughtSpot().description,
		properties: [
			new ThoughtSpot().description.properties[0],
			...describe(thoughtSpot, [perOrg], 'session'),
		],
	};

	override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, thoughtSpot, [perOrg]);
	}
}
