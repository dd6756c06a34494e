import { choice } from '../../shared/operation/fields';
import {
	InputProblem,
	type Choice,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { named } from '../data/columns';
import { visualizationsOf } from '../data/rows';
import { org } from '../fields/common';
import {
	found,
	includeDetails,
	includeHidden,
	includePersonalisedViews,
	includeStats,
	includeVisualizationHeaders,
	liveboard as metadataIdentifier,
	responseVersion,
	withDetails,
} from '../fields/metadata';
import {
	liveboardFormat,
	overrideFilters,
	pdfOptions,
	personalisedView,
	pngOptions,
	regionalSettings,
	tabs,
	transientContent,
	visualizations,
} from '../fields/report';
import { dateColumns, pageSize, place, runtime } from '../fields/runtime';
import {
	copy,
	dataAdvice,
	exportReport,
	getData,
	getMany,
	getOne,
	getSql,
	listed,
	search,
	type Kind,
} from '../objects';
import { partsOf } from '../liveboardParts';

const kind: Kind = {
	type: 'LIVEBOARD',
	one: 'Liveboard',
	many: 'Liveboards',
	list: 'searchLiveboards',
};

const identifier = found('searchLiveboards', 'Liveboard');

const getAll = getMany(kind, [includeStats, includeVisualizationHeaders, includeHidden]);

const output = choice(
	'output',
	'What an item is',
	[
		['rows', 'A Row'],
		['perVisualization', 'A Visualization With All of Its Rows'],
	],
	{ in: 'nowhere' },
);

const asked: Operation = {
	...getData(kind, metadataIdentifier),
	description:
		'Retrieve the rows behind the visualizations of a Liveboard; the limit counts for each of them',
	collections: {
		additionalFields: [...runtime, transientContent, visualizations],
		options: [dateColumns, output, pageSize],
	},
	advice: {
		...dataAdvice,
		400: 'Check the values that were sent; note tiles are no visualizations.',
	},
};

const page: Operation = { ...asked, fields: [metadataIdentifier, ...place, org] };

/** A Liveboard with what it consists of. */
const parts: Operation = {
	...search,
	name: 'Get Parts',
	action: 'Look up the parts of a liveboard',
	description: 'Retrieve a Liveboard with its visualizations, tabs and personalised views',
	constants: { 'metadata[].type': 'LIVEBOARD', include_headers: false },
	fields: [
		identifier,
		includeDetails,
		includeVisualizationHeaders,
		includePersonalisedViews,
		responseVersion,
		org,
	],
};

const chosen = (what: string, given: Values): Choice => ({
	operation: { ...parts, list: { ...search.list, flatten: partsOf(what) } },
	given: (read) => {
		const identifier = read('metadataIdentifier');
		if (identifier !== undefined) return { identifier, ...given };
		throw new InputProblem('Liveboard', 'must be chosen first', 'Its parts are listed then.');
	},
	value: ({ id }) => id,
	name: ({ name }) => [name],
});

export const liveboard: Resource = {
	name: 'Liveboard',
	value: 'liveboard',
	operations: {
		copy: copy(kind),
		exportReport: {
			...exportReport(kind),
			description: 'Export a Liveboard as a PDF, PNG, CSV or XLSX file',
			fields: [metadataIdentifier, liveboardFormat, org],
			collections: {
				additionalFields: [
					tabs,
					visualizations,
					personalisedView,
					...runtime,
					overrideFilters,
					pdfOptions,
					pngOptions,
					regionalSettings,
					transientContent,
				],
			},
			file: { name: (values) => String(values.metadataIdentifier) },
			advice: {
				...dataAdvice,
				400: "Check the values that were sent. A runtime filter on a column that the Liveboard filters itself is refused: use 'Override Filters' for it.",
			},
		},
		get: {
			...getOne(kind, [
				includeDetails,
				includePersonalisedViews,
				includeStats,
				includeVisualizationHeaders,
				responseVersion,
			]),
			prepare: withDetails,
		},
		getAll,
		getData: {
			...asked,
			list: {},
			uses: [page],
			run: (run, values) => visualizationsOf(run, page, values, named(values.dateColumns)),
		},
		getSql: getSql(kind, metadataIdentifier, [visualizations]),
	},
	choices: {
		searchLiveboards: listed(getAll),
		searchVisualizations: chosen('visualization_headers', { includeVisualizationHeaders: true }),
		searchTabs: chosen('tabs', { includeDetails: true, liveboardResponseVersion: 'V2' }),
		searchPersonalisedViews: chosen('personalised_views', {
			includeDetails: true,
			includePersonalisedViews: true,
		}),
	},
};
