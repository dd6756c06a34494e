import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { byId, closeAfter, createBench } from '../support/fixtures';
import { csvRows, pdfPages, pngSize, sheetsOf, zipEntries } from '../support/reports';
import { startServer } from '../support/server';
import { startStreaming } from '../support/streaming';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const LIVEBOARD = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const COLUMNS = ['Region', 'Store', 'Order Date', 'Total Sales', 'Open'];

const bytesOf = ({ binary }: INodeExecutionData, field = 'data') =>
	Buffer.from(binary?.[field]?.data ?? '', 'base64');

const report = async (resource: string, parameters: IDataObject) => {
	const id = resource === 'liveboard' ? LIVEBOARD : 'Top Products';
	const { items, error } = await spot.run(resource, 'exportReport', {
		metadataIdentifier: byId(id),
		...parameters,
	});
	const [item = { json: {} }] = items;
	return { item, items, error, bytes: bytesOf(item) };
};
const body = () => spot.body(spot.sandbox.requests.length - 1);

describe('a Liveboard as a file', () => {
	it('is a PDF that opens, with the pages that were asked for', async () => {
		const { item, bytes, error } = await report('liveboard', {});
		expect(error).toBeUndefined();
		expect(item).toEqual({
			json: {
				metadataIdentifier: LIVEBOARD,
				fileFormat: 'PDF',
				fileName: 'Store Performance.pdf',
				mimeType: 'application/pdf',
				fileSize: bytes.length,
			},
			binary: { data: expect.objectContaining({ mimeType: 'application/pdf' }) },
			pairedItem: { item: 0 },
		});
		expect(await pdfPages(bytes)).toBe(3);
		expect(body()).toEqual({ metadata_identifier: LIVEBOARD, file_format: 'PDF' });
		const pdfOptions = { includeCoverPage: false, pageOrientation: 'LANDSCAPE' };
		const plain = await report('liveboard', { additionalFields: { pdfOptions } });
		expect(await pdfPages(plain.bytes)).toBe(2);
		expect(body().pdf_options).toEqual({
			include_cover_page: false,
			page_orientation: 'LANDSCAPE',
		});
	});

	it('is a PNG of the width that was asked for; options of a PDF are not sent with it', async () => {
		const { item, bytes } = await report('liveboard', {
			fileFormat: 'PNG',
			additionalFields: {
				pngOptions: { imageResolution: 640 },
				pdfOptions: { truncateTable: true },
			},
		});
		expect(item.json).toMatchObject({
			fileName: 'Store Performance.png',
			mimeType: 'image/png',
		});
		expect(pngSize(bytes)).toEqual([640, 20]);
		expect(body()).toMatchObject({ png_options: { image_resolution: 640 } });
		expect(body().pdf_options).toBeUndefined();
	});

	it('is a CSV of one visualization, and a ZIP of several', async () => {
		const additionalFields = {
			visualizationIdentifiers: { __rl: true, mode: 'id', value: 'Sales by Store' },
			runtimeFilters: { values: [{ column: 'Region', operator: 'EQ', values: 'North' }] },
		};
		const one = await report('liveboard', { fileFormat: 'CSV', additionalFields });
		expect(one.item.json).toMatchObject({
			fileName: 'Store Performance.csv',
			mimeType: 'text/csv',
		});
		const rows = csvRows(one.bytes.toString());
		expect(rows[0]).toEqual(COLUMNS);
		expect(new Set(rows.slice(1).map(([region]) => region))).toEqual(new Set(['North']));
		const several = await report('liveboard', { fileFormat: 'CSV' });
		expect(several.item.json).toMatchObject({
			fileName: 'Store Performance.zip',
			mimeType: 'application/zip',
		});
		expect(Object.keys(zipEntries(several.bytes))).toEqual([
			'Sales by Store.csv',
			'Sales by Region.csv',
		]);
	});

	it('is a workbook with a sheet for each visualization', async () => {
		const { item, bytes } = await report('liveboard', {
			fileFormat: 'XLSX',
			options: { fileName: 'sales/week 1', binaryPropertyName: 'workbook' },
		});
		expect(item.json).toMatchObject({ fileName: 'week 1.xlsx', mimeType: XLSX });
		expect(bytes).toHaveLength(0);
		const sheets = await sheetsOf(bytesOf(item, 'workbook'));
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Sales by Store', 'Sales by Region']);
		expect(sheets[0].data[0]).toEqual(COLUMNS);
		expect(sheets[0].data.flat()).toContain(47.25);
	});

	it('filters one report for each customer, in the order of the items', async () => {
		const { items, error } = await spot.run(
			'liveboard',
			'exportReport',
			{
				metadataIdentifier: byId(LIVEBOARD),
				fileFormat: 'CSV',
				additionalFields: {
					visualizationIdentifiers: byId('Sales by Store'),
					runtimeFilters: {
						values: [{ column: 'Region', operator: 'EQ', values: '={{ $json.region }}' }],
					},
				},
				options: { fileName: '={{ $json.region }}' },
			},
			{ input: [{ region: 'South' }, { region: 'East' }] },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.fileName, pairedItem])).toEqual([
			['South.csv', { item: 0 }],
			['East.csv', { item: 1 }],
		]);
		expect(items.map((item) => csvRows(bytesOf(item).toString())[1][0])).toEqual(['South', 'East']);
	});

	it('names Override Filters where a runtime filter is refused, and sends them as a list', async () => {
		const filter = {
			runtimeFilters: { values: [{ column: 'Region', operator: 'EQ', values: 'North' }] },
		};
		const { error } = await report('liveboard', {
			metadataIdentifier: byId('Margins'),
			additionalFields: filter,
		});
		expect(error?.message).toContain('The column Region is filtered by the Liveboard');
		expect(error?.description).toContain('Override Filters');
		const overrideFilters =
			'[{"column_name":"Region","generic_filter":{"op":"IN","values":["North"]},"negate":false}]';
		const done = await report('liveboard', {
			metadataIdentifier: byId('Margins'),
			additionalFields: { overrideFilters },
		});
		expect(done.error).toBeUndefined();
		expect(body().override_filters).toEqual(JSON.parse(overrideFilters));
	});

	it.each([
		[
			{ pngOptions: { imageScale: 50, includeCoverPage: true } },
			'PNG',
			"'PNG Options' takes either resolution, scale and header",
		],
		[
			{ pdfOptions: { zoomLevel: 100 } },
			'PDF',
			"'PDF Options' has a zoom level, which needs the page size Continuous",
		],
		[{ pdfOptions: { pageSize: 'CONTINUOUS', zoomLevel: 10 } }, 'PDF', 'must be at least 45'],
		[{ regionalSettings: { currencyFormat: 'euro' } }, 'PDF', 'must be a code such as EUR'],
	])('refuses %j', async (additionalFields, fileFormat, message) => {
		const { error } = await report('liveboard', { fileFormat, additionalFields });
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});
});

/** What a reader of the format finds in it. */
const opened: Record<string, (bytes: Buffer) => unknown> = {
	CSV: (bytes) => csvRows(bytes.toString())[0],
	PDF: pdfPages,
	PNG: pngSize,
	XLSX: async (bytes) => (await sheetsOf(bytes)).map(({ data }) => data[0]),
};
const OPENED: Record<string, unknown> = {
	CSV: COLUMNS,
	PDF: 1,
	PNG: [1366, 20],
	XLSX: [COLUMNS],
};

describe('an answer as a file', () => {
	it.each([
		['CSV', 'text/csv'],
		['PDF', 'application/pdf'],
		['PNG', 'image/png'],
		['XLSX', XLSX],
	])('is a %s', async (fileFormat, mimeType) => {
		const { item, bytes, error } = await report('answer', { fileFormat });
		expect(error).toBeUndefined();
		expect(item.json).toMatchObject({
			fileFormat,
			mimeType,
			fileName: `Top Products.${fileFormat.toLowerCase()}`,
		});
		expect(await opened[fileFormat](bytes)).toEqual(OPENED[fileFormat]);
	});

	it("may be one of Spotter's, by its session and generation", async () => {
		const unsaved = { sessionIdentifier: 'a-session', generationNumber: 2 };
		const { item, error } = await report('answer', {
			metadataIdentifier: byId(''),
			additionalFields: unsaved,
		});
		expect(error).toBeUndefined();
		expect(item.json).toMatchObject({ metadataIdentifier: 'a-session', fileFormat: 'CSV' });
		expect(body()).toEqual({
			session_identifier: 'a-session',
			generation_number: 2,
			file_format: 'CSV',
		});
	});

	it.each([
		[{ metadataIdentifier: byId('') }, "'Answer' must be a saved answer, or else"],
		[
			{ additionalFields: { sessionIdentifier: 'a', generationNumber: 1 } },
			"'Answer' must be a saved answer, or else",
		],
		[
			{ metadataIdentifier: byId(''), additionalFields: { sessionIdentifier: 'a' } },
			"'Session Identifier' and 'Generation Number' belong together",
		],
	])('refuses %j', async (parameters, message) => {
		const { error } = await report('answer', parameters);
		expect(error?.message).toContain(message);
		expect(spot.sandbox.requests).toHaveLength(0);
	});
});

describe('what comes in place of a file', () => {
	const other = async (answer: object) => {
		const { url } = closeAfter(
			await startServer((request) =>
				request.url.includes('/auth/') ? { json: { token: 'a-session-token' } } : answer,
			),
		);
		return await spot.run(
			'liveboard',
			'exportReport',
			{ metadataIdentifier: byId(LIVEBOARD) },
			{ credential: { baseUrl: url } },
		);
	};

	it.each([
		[{ text: '' }, 'the file is empty'],
		[{ json: { error: { message: 'no data' } } }, 'an error came in place of the file'],
		[
			{ status: 400, json: { error: { message: { debug: '["Unknown tab"]' } } } },
			'ThoughtSpot answered 400: Unknown tab',
		],
	])('is an error: %j', async (answer, message) => {
		const { error } = await other(answer);
		expect(error?.message).toContain(message);
	});

	it('names the privilege of a 403', async () => {
		const { error } = await other({ status: 403, json: {} });
		expect(error?.description).toContain('DATADOWNLOADING');
	});
});

describe('a file of 50 MB', () => {
	const SIZE = 50 * 1024 * 1024;
	let server: Awaited<ReturnType<typeof startStreaming>>;
	const seen: Array<{ isStream: boolean; sentBefore: number; bytes: number }> = [];

	/** The node with a binary store of the test, which counts what it is given. */
	class Watched extends ThoughtSpot {
		override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const store = async (data: AsyncIterable<Buffer>, fileName?: string, mimeType = '') => {
				const sentBefore = server.sent();
				let bytes = 0;
				for await (const chunk of data) bytes += chunk.length;
				seen.push({ isStream: !Buffer.isBuffer(data), sentBefore, bytes });
				return { data: 'stored', id: 'test:1', fileName, mimeType, bytes };
			};
			const context = Object.assign(Object.create(this) as IExecuteFunctions, {
				helpers: { ...this.helpers, prepareBinaryData: store },
			});
			return await ThoughtSpot.prototype.execute.call(context);
		}
	}

	const watched = createBench(Watched, async () => await startThoughtSpot(), '/api/rest/2.0');

	it('goes to the binary store as it comes, and is never held', async () => {
		server = closeAfter(await startStreaming({ size: SIZE }));
		const { items, error } = await watched.run(
			'liveboard',
			'exportReport',
			{ metadataIdentifier: byId(LIVEBOARD) },
			{ credential: { baseUrl: server.url } },
		);
		expect(error).toBeUndefined();
		expect(seen).toEqual([{ isStream: true, sentBefore: expect.any(Number), bytes: SIZE }]);
		// What was on its way by then is no more than the buffers of the sockets hold.
		expect(seen[0].sentBefore).toBeLessThan(SIZE / 5);
		expect(items[0].json).toMatchObject({ fileSize: SIZE, mimeType: 'application/pdf' });
	});
});
