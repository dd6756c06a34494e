import type { IDataObject } from 'n8n-workflow';
import { choice, required, text } from '../../../shared/operation/fields';
import type { Operation, Part, Produced } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { dryRun } from '../../bulk';
import { guid, identifiers, org } from '../../fields/common';
import { docs } from './docs';

const output = choice(
	'output',
	'What to give',
	[
		['file', 'File'],
		['json', 'JSON'],
	],
	{ default: 'json', in: 'nowhere' },
);

const exporting: Operation = {
	name: 'Export Memory',
	action: 'Export the memory of models',
	description: 'Get what Spotter has learned about models, as YAML (beta)',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/memory/export`,
	effect: 'safe',
	fields: [
		required(
			identifiers('identifiers', 'Models whose memory is exported', {
				label: 'Models',
				list: 'searchTables',
				placeholder: guid,
				wire: 'sources',
				encode: (models) => [{ type: 'DATA_MODEL', identifiers: models }],
			}),
		),
		output,
		org,
	],
	file: { name: () => 'memory' },
};

const { file, ...asJson } = exporting;

const exportMemory: Operation = {
	...exporting,
	file,
	uses: [asJson],
	run: async function* (run, values) {
		const { output: wanted, binaryPropertyName = 'data', fileName, ...models } = values;
		const [answer = {}] = await run.ask(asJson, models);
		if (wanted !== 'file') {
			yield [{ json: answer }];
			return;
		}
		const name = `${String(fileName ?? 'memory').replace(/\.ya?ml$/i, '')}.yaml`;
		const mimeType = 'application/yaml';
		const stored = await run.store(String(answer.content ?? ''), name, mimeType);
		const json = { fileName: name, mimeType };
		const item: Produced = { json };
		if (stored) item.binary = { [String(binaryPropertyName)]: stored.data };
		yield [item];
	},
};

function importedInto(answer: unknown): Part[] {
	const row = Object(answer) as IDataObject;
	const { status, validation_failures: failures } = row;
	if (status === 'SUCCESS') return [{ row }];
	const wrong = (Array.isArray(failures) ? (failures as IDataObject[]) : [])
		.slice(0, 5)
		.map(
			({ line_number: line, message, reason }) =>
				`line ${String(line)}: ${String(message ?? reason)}`,
		);
	return [{ row, problem: [String(status), ...wrong].join('; ') }];
}

const importMemory: Operation = {
	name: 'Import Memory',
	action: 'Import the memory of models',
	description:
		'REPLACE what Spotter has learned about models by what an export gave (beta). It writes only with Dry Run off.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/memory/import`,
	fields: [
		required(text('content', 'The memory, as YAML', { rows: 6, most: 1_000_000 })),
		dryRun,
		org,
	],
	parts: { of: importedInto, failed: 'errorItem' },
	notice: 'While Dry Run is on, nothing is written: turn it off to import.',
};

/** What Spotter has learned. */
export const memory = { exportMemory, importMemory };
