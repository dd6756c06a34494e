import {
	InputProblem,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { named } from '../data/columns';
import { rowsOf } from '../data/rows';
import { org } from '../fields/common';
import {
	answer as metadataIdentifier,
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
	exportReport,
	getData,
	getMany,
	getOne,
	getSql,
	listed,
	type Kind,
} from '../objects';

const kind: Kind = { type: 'ANSWER', one: 'answer', many: 'answers', list: 'searchAnswers' };

const getAll = getMany(kind, [includeStats]);

const asked: Operation = {
	...getData(kind, metadataIdentifier),
	description: 'Retrieve the rows of a saved answer, one item for each row',
	collections: { additionalFields: runtime, options: [dateColumns, pageSize] },
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
			...exportReport(kind),
			description:
				'Export an answer as a CSV, PDF, PNG or XLSX file: a saved one, or one that Spotter gave',
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
		},
		get: getOne(kind, [includeDetails, includeStats]),
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
