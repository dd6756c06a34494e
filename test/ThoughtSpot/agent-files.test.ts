import type { IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { byId, createBench } from '../support/fixtures';

/** n8n gives the node that an agent uses a type of its own. */
class ThoughtSpotTool extends ThoughtSpot {
	constructor() {
		super();
		this.description = { ...this.description, name: `${this.description.name}Tool` };
	}
}

const LIVEBOARD = byId('c0a8f1d2-7b3e-4d5f-8a00-000000000001');
const answer = { query: 'Sales by region', metadataIdentifier: LIVEBOARD };

describe('files of an AI agent, which n8n drops', () => {
	const tool = createBench(ThoughtSpotTool, async () => await startThoughtSpot(), '');
	const told = async (resource: string, operation: string, parameters: IDataObject) => {
		const { items, error } = await tool.run(resource, operation, parameters);
		expect(error).toBeUndefined();
		return items[0].json;
	};

	it('says that a report reaches nobody', async () => {
		const json = await told('liveboard', 'exportReport', { metadataIdentifier: LIVEBOARD });
		expect(json).toMatchObject({ fileName: 'Store Performance.pdf' });
		expect(json.note).toContain('n8n gives no files to an AI agent');
		expect(json).not.toHaveProperty('text');
	});

	it('gives the rows of a table as text', async () => {
		const options = { exportFormat: 'CSV' };
		const json = await told('spotter', 'createAnswer', { ...answer, options });
		expect(json.fileName).toBe('Spotter answer.csv');
		expect(String(json.text).split('\n').length).toBeGreaterThan(2);
		expect(json).not.toHaveProperty('note');
	});

	it('leaves answers without a file as they are', async () => {
		expect(Object.keys(await told('user', 'get', { userIdentifier: byId('analyst') }))).toContain(
			'email',
		);
	});
});

describe('files of a workflow', () => {
	const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '');

	it('come without a word about agents', async () => {
		const { items } = await spot.run('liveboard', 'exportReport', {
			metadataIdentifier: LIVEBOARD,
		});
		expect(items[0].json).not.toHaveProperty('note');
		expect(items[0].binary).toHaveProperty('data');
	});
});
