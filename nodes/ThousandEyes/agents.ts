import type { IDataObject } from 'n8n-workflow';
import { InputProblem, type Values } from '../shared/operation/vocabulary';
import { holds } from './filters';
import { existing, idsIn, kept } from './writable';

/** Filters of agents that the API does not have. */
export function keepAgent(row: IDataObject, values: Values): boolean {
	const { agentName, agentState, lastSeenBefore } = values;
	return (
		holds(row.agentName, agentName) &&
		(agentState === undefined || statesOf(row).includes(agentState)) &&
		(lastSeenBefore === undefined || lastSeen(row) < Date.parse(String(lastSeenBefore)))
	);
}

/** A cluster has no state and was never seen itself: its members were. */
const membersOf = ({ clusterMembers }: IDataObject) =>
	(Array.isArray(clusterMembers) ? clusterMembers : []) as IDataObject[];

const statesOf = (row: IDataObject): unknown[] =>
	[row, ...membersOf(row)].map(({ agentState }) => agentState);

/** What was never seen, as Cloud Agents are, is not silent. */
function lastSeen(row: IDataObject): number {
	const times = [row, ...membersOf(row)].map((one) => Date.parse(String(one.lastSeen)));
	const known = times.filter((time) => !Number.isNaN(time));
	return known.length > 0 ? Math.max(...known) : Infinity;
}

const WRITABLE = [
	'agentName',
	'enabled',
	'ipv6Policy',
	'keepBrowserCache',
	'targetForTests',
	'localResolutionPrefixes',
];

/** Of an agent as it was read, what an update sends of it; lists that were not read are not sent. */
export function writableAgent(row: IDataObject): IDataObject {
	const agent = kept(existing(row, 'agentId', 'Agent'), WRITABLE);
	if (row.agentType === 'cloud') {
		throw new InputProblem(
			'Agent',
			'is a Cloud Agent, which cannot be changed',
			'Choose an Enterprise Agent. Nothing was changed.',
		);
	}
	const accountGroups = idsIn(row.accountGroups, 'aid');
	const tests = idsIn(row.tests, 'testId');
	return { ...agent, ...(accountGroups && { accountGroups }), ...(tests && { tests }) };
}

/** The agent itself is part of its cluster anyway, and refused in the list. */
export function checkCluster(values: Values): Values {
	const agents = (values.agents ?? []) as string[];
	if (agents.includes(String(values.agentId))) {
		throw new InputProblem('Agents', 'must not hold the ID of the agent itself');
	}
	return { ...values, agents };
}
