import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { createBench } from '../support/fixtures';
import { pdfPages } from '../support/reports';
import { bodiesOf, nodesOf, rowsOf } from './running';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');
const bodies = (path: string) => bodiesOf(spot, path);
const asAdmin = { credential: { username: 'tsadmin' } };
const [mailing, people, nightly, promotion, chat, audit] = [
	'for each customer',
	'joiner and leaver',
	'nightly TML export',
	'promotion from dev to prod',
	'ask Spotter in a chat',
	'audit log to a table',
].map((title) => nodesOf(spot, title, asAdmin));

const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';

it('gives each customer a PDF of their own rows, under a name of its own', async () => {
	const customers = [{ customer: 'North' }, { customer: 'South' }];
	const items = await mailing('Export as PDF', ...customers);
	const today = new Date().getFullYear();
	expect(rowsOf(items).map(({ fileName }) => fileName)).toEqual([
		expect.stringMatching(`^North ${today}-.*\\.pdf$`),
		expect.stringMatching(`^South ${today}-.*\\.pdf$`),
	]);
	for (const { binary } of items) {
		expect(await pdfPages(Buffer.from(String(binary?.data.data), 'base64'))).toBeGreaterThan(0);
	}
	const asked = bodies('/report/liveboard').map((body) => Object(body.runtime_filter));
	expect(asked.map(({ col1, val1 }) => [col1, val1])).toEqual([
		['Region', 'North'],
		['Region', 'South'],
	]);
});

it('creates a joiner with groups and orgs', async () => {
	const body = { username: ' joan ', displayName: 'Joan', email: 'joan@example.com' };
	const said = { body: { ...body, groups: ['Analysts'], orgs: ['Retail'] } };
	await people('Create User', said);
	expect(bodies('/users/create')[0]).toMatchObject({
		name: 'joan',
		group_identifiers: ['Analysts'],
		org_identifiers: ['Retail'],
		trigger_activation_email: true,
	});
});

it('locks a leaver out and gives the objects to somebody else', async () => {
	const said = { body: { username: 'analyst', newOwner: 'tsadmin' } };
	for (const name of ['Force Log Out', 'Revoke Tokens', 'Deactivate User']) {
		await people(name, said);
	}
	expect(bodies('/users/force-logout')).toEqual([{ user_identifiers: ['analyst'] }]);
	expect(bodies('/token/revoke')).toEqual([{ user_identifier: 'analyst' }]);
	expect(bodies('/users/deactivate')[0]).toMatchObject({ user_identifier: 'analyst' });
	const items = await people('Transfer Objects', said);
	expect(rowsOf(items).every(({ transferred }) => transferred)).toBe(true);
});

it('exports what it lists', async () => {
	const listed = rowsOf(await nightly('List Objects'));
	const exported = await nightly('Export TML', ...listed);
	expect(exported).toHaveLength(listed.length);
	for (const { json, binary } of exported) {
		expect(json.info).toMatchObject({ id: expect.any(String), type: expect.any(String) });
		expect(binary?.data.fileName).toMatch(/\.tml$/);
		expect(Buffer.from(String(binary?.data.data), 'base64').toString()).toMatch(/name: /);
	}
});

it('promotes only after a dry run', async () => {
	const said = { body: { liveboard: LIVEBOARD } };
	const exported = rowsOf(await promotion('Export From Dev', said));
	expect(rowsOf(await promotion('Dry Run in Prod', ...exported))).toMatchObject([
		{ status: 'OK', metadataId: LIVEBOARD, wouldCreate: false },
	]);
	expect(rowsOf(await promotion('Import Into Prod', ...exported))).toMatchObject([
		{ status: 'OK', metadataId: LIVEBOARD },
	]);
	const policies = bodies('/tml/import').map((body) => body.import_policy);
	expect(policies).toEqual(['VALIDATE_ONLY', 'ALL_OR_NONE']);
});

it('asks Spotter and reads the audit log', async () => {
	const question = { chatInput: 'Sales by region?' };
	const [answer] = rowsOf(await chat('Ask Spotter', question));
	expect(answer.text).toContain('Sales by region?');
	expect(answer.answers).toMatchObject([{ title: 'Sales by region?' }]);
	const entries = rowsOf(await audit('Read Audit Log'));
	expect(entries[0]).toMatchObject({ date: expect.any(String), log: expect.any(String) });
});
