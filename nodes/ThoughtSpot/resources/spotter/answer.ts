import { choice, number, text } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { asked, query } from '../../fields/spotter';
import { docs } from './docs';

const exportFormat = choice(
	'exportFormat',
	'Whether to get the data or a picture of the answer as a file, by a second call',
	[
		['', 'No File'],
		['CSV', 'CSV'],
		['PDF', 'PDF'],
		['PNG', 'PNG'],
		['XLSX', 'XLSX'],
	],
	{ default: '', in: 'nowhere' },
);

const create: Operation = {
	name: 'Create Answer',
	action: 'Create an answer',
	description:
		'Have Spotter answer a question about one model (beta). The answer holds no data: choose a file to get it.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/ai/answer/create`,
	unordered: true,
	heavy: true,
	fields: [query, asked, org],
	collections: { options: [exportFormat] },
};

/** The data or picture of an answer that is not saved. */
const report: Operation = {
	name: 'Export Answer',
	action: 'Export an answer',
	description: 'Get the data or a picture of an answer that is not saved',
	docs,
	method: 'POST',
	path: `${API_ROOT}/report/answer`,
	effect: 'safe',
	heavy: true,
	fields: [
		text('sessionIdentifier', 'Session of the answer'),
		number('generationNumber', 'Which answer of the session'),
		choice('fileFormat', 'Format of the file', ['CSV', 'PDF', 'PNG', 'XLSX']),
		org,
	],
	file: { name: () => 'answer' },
};

/** Asks one question, and gets the file of its answer where one is wanted. */
export const createAnswer: Operation = {
	...create,
	file: report.file,
	uses: [create, report],
	run: async function* (run, values) {
		const { exportFormat: fileFormat, binaryPropertyName, fileName, ...question } = values;
		const [answer = {}] = await run.ask(create, question);
		if (fileFormat === undefined) {
			yield [{ json: answer }];
			return;
		}
		const { json, binary } = await run.file(report, {
			sessionIdentifier: answer.session_identifier,
			generationNumber: answer.generation_number,
			fileFormat,
			org: values.org,
			binaryPropertyName,
			fileName,
		});
		yield [{ json: { ...answer, ...json }, binary }];
	},
};
