import { briefly, MINUTE, useTold } from './told';

const { told, pass, poller: createPoller } = useTold();

const cluster = (agentId: string, members: Record<string, string>) => ({
	agentId,
	agentName: `cluster ${agentId}`,
	agentType: 'enterprise-cluster',
	clusterMembers: Object.entries(members).map(([memberId, agentState]) => ({
		memberId,
		agentState,
	})),
});

/** Polls a list of agents, a minute after the last one. */
async function step(poller: ReturnType<typeof createPoller>, ...agents: unknown[]) {
	told.agents = agents;
	pass(MINUTE);
	return briefly(await poller.poll());
}

const watch = ['agent'];

describe('a member of a cluster', () => {
	it('says nothing when it moves, disappears, or is new', async () => {
		const poller = createPoller({ watch });
		await step(poller, cluster('1', { a: 'offline', b: 'online' }), cluster('2', { c: 'online' }));
		const moved = cluster('2', { a: 'offline', c: 'online' });
		expect(await step(poller, cluster('1', { b: 'online' }), moved)).toEqual([]);
		expect(await step(poller, cluster('2', { c: 'online' }))).toEqual([]);
		const withNew = cluster('2', { c: 'online', d: 'offline' });
		expect(await step(poller, cluster('1', { a: 'offline' }), withNew)).toEqual([]);
		const last = cluster('2', { c: 'offline', d: 'online' });
		expect(await step(poller, cluster('1', { a: 'online' }), last)).toEqual([
			'a cleared',
			'c triggered',
			'd cleared',
		]);
	});

	it('is told from an agent with the same ID, and from its cluster', async () => {
		const poller = createPoller({ watch });
		const agent = { agentId: '7', agentType: 'enterprise', agentState: 'offline' };
		await step(poller, agent, cluster('1', { '7': 'online' }));
		const offline = { ...cluster('1', { '7': 'online' }), agentState: 'offline' };
		expect(await step(poller, agent, offline)).toEqual([]);
	});
});

it('an agent that becomes a cluster says nothing by that', async () => {
	const poller = createPoller({ watch });
	await step(poller, { agentId: '1', agentType: 'enterprise', agentState: 'online' });
	expect(await step(poller, cluster('1', { a: 'offline' }))).toEqual([]);
});

it('a cluster whose members are not listed says nothing', async () => {
	const poller = createPoller({ watch });
	const bare = { agentId: '1', agentType: 'enterprise-cluster', clusterMembers: null };
	await step(poller, bare);
	expect(await step(poller, bare)).toEqual([]);
});

it('an agent that stands alone is told when it is new and offline', async () => {
	const poller = createPoller({ watch });
	await step(poller);
	const agent = { agentId: '1', agentType: 'enterprise', agentState: 'offline' };
	expect(await step(poller, agent)).toEqual(['1 triggered']);
});
