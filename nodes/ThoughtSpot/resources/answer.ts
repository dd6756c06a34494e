import {
	InputProblem,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { named } from '../data/columns';
import { rowsOf } from '../data/rows';
import { org } from '../fields/common';
import {
	answer as metadataIdentifier,
	found,
	includeDetails,
	includeStats,
	unsavedOrAnswer,
} from '../fields/metadata';
import {
	answerFormat,
	answerPngOptions,
	answerRegionalSettings,
	generationNumber,
	pinnedView,
	savedOrPinned,
	sessionIdentifier,
} from '../fields/report';
import { dateColumns, pageSize, place, runtime } from '../fields/runtime';
import {
	copy,
	dataAdvice,
	fileOf,
	getMany,
	getSql,
	listed,
	search,
	theObject,
	type Kind,
} from '../objects';

const docs = 'https://developers.thoughtspot.com/docs/fetch-data-and-report-apis';

const kind: Kind = { type: 'ANSWER', one: 'answer', many: 'answers', list: 'searchAnswers' };

const getAll = getMany(kind, [includeStats]);

const asked: Operation = {
	name: 'Get Data',
	action: 'Get the data of an answer',
	description: 'Retrieve the rows of a saved answer, one item for each row',
	docs,
	method: 'POST',
	path: `${API_ROOT}/metadata/answer/data`,
	effect: 'safe',
	heavy: true,
	constants: { data_format: 'COMPACT' },
	fields: [metadataIdentifier, org],
	collections: { additionalFields: runtime, options: [dateColumns, pageSize] },
	advice: dataAdvice,
};

const page: Operation = { ...asked, fields: [metadataIdentifier, ...place, org] };

/** An answer is saved, and has an ID, or is one of Spotter's, and has a session and a generation. */
function checkSource(values: Values): Values {
	const { metadataIdentifier: id, sessionIdentifier: session, generationNumber: number } = values;
	const isUnsaved = session !== undefined && number !== undefined;
	const isPart = (session === undefined) !== (number === undefined);
	if (!isPart && isUnsaved !== (id !== undefined)) return values;
	if (isPart) {
		throw new InputProblem(
			'Session Identifier',
			"and 'Generation Number' belong together",
			'Both tell which unsaved answer is meant. Nothing was sent.',
		);
	}
	throw new InputProblem(
		'Answer',
		"must be a saved answer, or else 'Session Identifier' and 'Generation Number' of an unsaved one",
		'Give one of the two. Nothing was sent.',
	);
}

export const answer: Resource = {
	name: 'Answer',
	value: 'answer',
	operations: {
		copy: copy(kind),
		exportReport: {
			name: 'Export Report',
			action: 'Export an answer as a file',
			description:
				'Export an answer as a CSV, PDF, PNG or XLSX file: a saved one, or one that Spotter gave',
			docs,
			method: 'POST',
			path: `${API_ROOT}/report/answer`,
			effect: 'safe',
			heavy: true,
			accept: 'application/json, */*;q=0.8',
			fields: [unsavedOrAnswer, answerFormat, org],
			collections: {
				additionalFields: [
					sessionIdentifier,
					generationNumber,
					savedOrPinned,
					pinnedView,
					...runtime,
					answerPngOptions,
					answerRegionalSettings,
				],
			},
			prepare: checkSource,
			file: { name: ({ metadataIdentifier: id }) => String(id ?? 'answer') },
			output: fileOf,
			advice: dataAdvice,
		},
		get: {
			...search,
			name: 'Get',
			action: 'Get an answer',
			description: 'Retrieve one saved answer by its name or GUID',
			constants: { 'metadata[].type': 'ANSWER' },
			fields: [found('searchAnswers', 'Answer'), org],
			collections: { additionalFields: [includeDetails, includeStats] },
			one: theObject('answer'),
		},
		getAll,
		getData: {
			...asked,
			list: {},
			uses: [page],
			run: (run, values) => rowsOf(run, page, values, named(values.dateColumns)),
		},
		getSql: getSql(kind, metadataIdentifier, []),
	},
	choices: { searchAnswers: listed(getAll) },
};
