import type { ScheduleRun } from '../sandbox';
import { useSandbox } from './setup';

const shared = useSandbox();
const { trigger } = shared;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const STARTS = { csv: 'Store,Sales', pdf: '%PDF-1.4', png: '\x89PNG', xlsx: 'PK\x05\x06' };

async function deliver(run: ScheduleRun, options?: object) {
	const webhook = await trigger({ parameters: options ? { options } : {} });
	await webhook.activate();
	const { deliveries } = await shared.api.control.fireSchedule(run);
	expect(deliveries).toMatchObject([{ status: 200 }]);
	return webhook.calls[0].workflowData?.[0][0].binary ?? {};
}

describe.each([
	['csv', 'text/csv'],
	['pdf', 'application/pdf'],
	['png', 'image/png'],
	['xlsx', XLSX],
] as const)('a file of type %s', (format, mimeType) => {
	it('arrives whole, with name and type', async () => {
		const { data } = await deliver({ format });
		expect(data).toMatchObject({ fileName: `report.${format}`, mimeType, fileExtension: format });
		const content = Buffer.from(data.data, 'base64').toString('latin1');
		expect(content.startsWith(STARTS[format])).toBe(true);
		expect(content).toHaveLength(Number.parseInt(data.fileSize ?? '', 10));
	});

	it('gets the type that the delivery does not tell', async () => {
		const { data } = await deliver({ format, fileType: 'application/octet-stream' });
		expect(data).toMatchObject({ fileName: `report.${format}`, mimeType });
	});

	it('gets the name that the delivery does not tell', async () => {
		const { data } = await deliver({ format, fileName: '.', schedule: 'Weekly 1.5 / EU' });
		expect(data).toMatchObject({ fileName: `Weekly 1-5 - EU.${format}`, mimeType });
	});

	it('gets name and type from the schedule', async () => {
		const { data } = await deliver({ format, fileName: 'Sales', fileType: '' });
		expect(data).toMatchObject({ fileName: `Sales.${format}`, mimeType });
	});
});

it('keeps its name, but nothing that leads to another folder', async () => {
	const { data } = await deliver({ fileName: '../../etc/Sales "Q1" ü.pdf' });
	expect(data.fileName).toBe('Sales "Q1" ü.pdf');
	expect(data).not.toHaveProperty('directory');
});

it('goes to the chosen field, and others after it', async () => {
	const binary = await deliver(
		{ format: 'pdf', extraFiles: ['csv', 'png'] },
		{ binaryPropertyName: 'report' },
	);
	const types = Object.entries(binary).map(([name, { mimeType }]) => [name, mimeType]);
	expect(types).toEqual([
		['report', 'application/pdf'],
		['report2', 'text/csv'],
		['report3', 'image/png'],
	]);
});
