import type { IDataObject } from 'n8n-workflow';
import { changeOf, textOf, type Change } from '../change';
import type { TriggerClient } from '../client';
import { isoDate } from '../dates';
import { agent as agents } from '../../resources/agent';
import { records } from './mapping';

/** What goes offline and comes back: an agent that stands alone, or a member of a cluster. */
export interface AgentSighting {
	/** Tells it from all others; a member that moves to another cluster keeps it. */
	key: string;
	id: string;
	name: string;
	/** `online`, `offline`, `disabled`… */
	state: string;
	network: string;
	type: string;
	/** Name of the cluster that it is a member of. */
	cluster?: string;
	lastSeen: unknown;
	/** As listed; of a cluster with this member alone. */
	row: IDataObject;
}

/** The Enterprise Agents as they are now. A cluster has no state of its own, only its members have. */
export async function listAgents(client: TriggerClient, aid?: string): Promise<AgentSighting[]> {
	const agentTypes = ['enterprise', 'enterprise-cluster'];
	const values = { agentTypes, expand: ['cluster-member'], aid };
	return (await client.ask(agents.operations.getAll, values)).flatMap(sightingsOf);
}

function sightingsOf(row: IDataObject): AgentSighting[] {
	const type = textOf(row.agentType);
	const name = textOf(row.agentName);
	const members = records(row.clusterMembers);
	if (members.length === 0) {
		const id = textOf(row.agentId);
		return id === '' ? [] : [{ ...stateOf(row), key: id, id, name, type, row }];
	}
	return members
		.map((member) => ({
			...stateOf(member),
			key: `member ${textOf(member.memberId)}`,
			id: textOf(member.memberId),
			name: textOf(member.name),
			type,
			cluster: name || textOf(row.agentId),
			row: { ...row, clusterMembers: [member] },
		}))
		.filter(({ id }) => id !== '');
}

function stateOf(row: IDataObject) {
	return {
		state: textOf(row.agentState).toLowerCase(),
		network: textOf(row.network),
		lastSeen: row.lastSeen,
	};
}

/** An agent that went offline or came back as a change. */
export function fromAgent(agent: AgentSighting, accountGroupId: string, now: number): Change {
	const { id, name, network, type, cluster, row } = agent;
	const online = agent.state === 'online';
	const date = isoDate(now);
	const place = cluster === undefined ? '' : ` of cluster ${cluster}`;
	return changeOf({
		kind: 'agent',
		event: online ? 'cleared' : 'triggered',
		id,
		type,
		title: `Agent ${name || id}${place} is ${online ? 'online again' : 'offline'}`,
		startDate: online ? '' : date,
		endDate: online ? date : '',
		agents: [{ id, name, network, metricsAtStart: '', metricsAtEnd: '' }],
		accountGroupId,
		raw: row,
	});
}
