import type { ScheduleRun } from '../../sandbox';
import { deliverParts, secretsOf, useSandbox } from './setup';

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

const ZIP = 'application/zip';
const OCTETS = 'application/octet-stream';
const XLS = 'application/vnd.ms-excel';

describe('what a file says of itself goes before the schedule', () => {
	it.each([
		['Sales.zip', OCTETS, 'csv', 'Sales.zip', ZIP],
		['Sales', ZIP, 'csv', 'Sales.zip', ZIP],
		['Sales', 'application/x-zip-compressed', 'csv', 'Sales.zip', 'application/x-zip-compressed'],
		['Old.xls', OCTETS, 'xlsx', 'Old.xls', XLS],
		['OLD.XLS', '', 'xlsx', 'OLD.XLS', XLS],
		['mail.html', OCTETS, 'pdf', 'mail.html', 'text/html'],
		['mail', 'text/html; charset=utf-8', 'pdf', 'mail.html', 'text/html; charset=utf-8'],
		['photo.JPEG', 'binary/octet-stream', 'pdf', 'photo.JPEG', 'image/jpeg'],
		['Sales.tsv', OCTETS, 'csv', 'Sales.tsv', 'text/tab-separated-values'],
		['Sales.csv', 'text/plain', 'pdf', 'Sales.csv', 'text/plain'],
		['Sales', 'application/vnd.unheard-of', 'csv', 'Sales', 'application/vnd.unheard-of'],
	] as const)('%s as %s in a schedule of %s', async (fileName, fileType, format, name, type) => {
		const { data } = await deliver({ format, fileName, fileType });
		expect(data).toMatchObject({ fileName: name, mimeType: type });
	});

	it.each([
		['Sales v1.2', 'Sales v1.2.csv'],
		['Sales.v2', 'Sales.v2.csv'],
		['2026.08.18', '2026.08.18.csv'],
		['Sales Inc. EMEA', 'Sales Inc. EMEA.csv'],
	])('but %s has no extension', async (fileName, name) => {
		const { data } = await deliver({ format: 'csv', fileName, fileType: OCTETS });
		expect(data).toMatchObject({ fileName: name, mimeType: 'text/csv' });
	});

	it('and an extension that is not known makes no file of the schedule', async () => {
		const { data } = await deliver({ format: 'csv', fileName: 'Sales.parq', fileType: OCTETS });
		expect(data).toMatchObject({ fileName: 'Sales.parq', mimeType: OCTETS });
	});
});

it.each([
	['pdf', '2-data.csv 3-more.csv 1-report.pdf', '1-report.pdf 2-data.csv 3-more.csv'],
	['pdf', '3-more.csv 1-report.pdf 2-data.csv', '1-report.pdf 2-data.csv 3-more.csv'],
	['csv', '1-report.pdf 3-more.csv 2-data.csv', '2-data.csv 3-more.csv 1-report.pdf'],
	['csv', '10.csv 1-report.pdf 9.csv', '9.csv 10.csv 1-report.pdf'],
	['', 'b.pdf a.csv c.csv', 'a.csv b.pdf c.csv'],
])('in a schedule of %j, %s come as %s', async (format, sent, sorted) => {
	const webhook = await trigger();
	await webhook.activate();
	const { secret } = secretsOf(shared.api);
	const event = { eventId: sent, data: { scheduleDetails: { fileFormat: format } } };
	const files = sent.split(' ').map((fileName, index) => ({
		name: `file${index % 2}`,
		type: OCTETS,
		fileName,
		content: 'x',
	}));
	const payload = { name: 'payload', content: JSON.stringify(event) };
	await deliverParts(webhook, [...files, payload], { 'x-api-key': secret });
	const { binary = {} } = webhook.calls[0].workflowData?.[0][0] ?? {};
	expect(Object.values(binary).map(({ fileName }) => fileName)).toEqual(sorted.split(' '));
	expect(Object.keys(binary)).toEqual(['data', 'data2', 'data3']);
});
