import {
	choice,
	choices,
	flag,
	json,
	number,
	object,
	required,
	text,
	where,
} from '../../shared/operation/fields';
import { guid, identifier, identifiers } from './common';
import { typeOf } from './metadata';
import { generationNumber, sessionIdentifier } from './report';

const nowhere = { in: 'nowhere' as const };

/** What is exported; an answer that nobody saved may stand in its place. */
export const exported = identifiers(
	'identifier',
	'The objects, separated by commas. Empty where an unsaved answer of Spotter is given in the additional fields.',
	{
		label: 'Objects',
		list: 'searchObjects',
		placeholder: guid,
		wire: 'metadata[].identifier',
	},
);

export const exportedType = typeOf([
	'LIVEBOARD',
	'ANSWER',
	'LOGICAL_TABLE',
	'CONNECTION',
	'CUSTOM_ACTION',
	'USER',
	'USER_GROUP',
	'ROLE',
	'FEEDBACK',
	'COLLECTION',
]);

export const output = choice(
	'output',
	'What an item holds',
	[
		['json', 'JSON', 'The TML as text and as an object'],
		['text', 'Text', 'The TML as text'],
		['file', 'File', 'The TML as a file'],
	],
	{ default: 'json', ...nowhere },
);

const formats: Array<[string, string]> = [
	['YAML', 'YAML'],
	['JSON', 'JSON'],
];

const edoc = choice('edocFormat', 'The form of the TML', formats, {
	default: 'YAML',
	label: 'Format',
});

export const edocFormat = where('output', ['text', 'file'], edoc);

/** The same where every item is a text. */
export const batchFormat = edoc;

export const unsaved = [
	{ ...sessionIdentifier, wire: 'metadata[].session_identifier' },
	{ ...generationNumber, wire: 'metadata[].generation_number' },
];

export const exportAssociated = flag(
	'exportAssociated',
	'Whether to export the tables and models that an object is made of, too; give one object then',
);

export const exportFqn = flag(
	'exportFqn',
	'Whether the TML names other objects by their GUIDs, too',
	{ label: 'Export FQN' },
);

export const exportSchemaVersion = choice('exportSchemaVersion', 'The version of the TML', [
	['DEFAULT', 'Default'],
	['V1', 'V1: worksheets'],
	['V2', 'V2: models'],
]);

export const exportDependent = flag(
	'exportDependent',
	'Whether to export the tables of a connection, too',
);

export const exportConnection = flag(
	'exportConnectionAsDependent',
	'Whether to export the connection of a table, too; needs Export Associated',
);

export const allOrgs = flag('allOrgsOverride', 'Whether it concerns all orgs, for administrators', {
	label: 'All Orgs',
});

export const exportOptions = object('exportOptions', 'What the TML holds', [
	flag('includeObjId', 'Whether it holds the object ID', { label: 'Include Object ID' }),
	flag('includeObjIdRef', 'Whether it names other objects by their object IDs', {
		label: 'Include Object IDs of Others',
	}),
	flag('includeGuid', 'Whether it holds the GUID', { default: true, label: 'Include GUID' }),
	flag('exportWithAssociatedFeedbacks', 'Whether it holds feedback', {
		label: 'Include Feedback',
	}),
	flag('exportColumnSecurityRules', 'Whether it holds rules of column security', {
		label: 'Include Column Security Rules',
	}),
	flag('exportWithColumnAliases', 'Whether it holds aliases of columns', {
		label: 'Include Column Aliases',
	}),
]);

export const inputSource = choice(
	'inputSource',
	'Where the TML comes from',
	[
		['field', 'Field Below'],
		['binary', 'Input File'],
	],
	{ default: 'field', ...nowhere },
);

/** The largest request that the service takes. */
const MOST = 500_000_000;

export const metadataTmls = where(
	'inputSource',
	['field'],
	text('metadataTmls', 'TML as YAML or JSON: a text, an object, or a list of them', {
		label: 'TML',
		rows: 8,
		free: true,
		most: MOST,
		required: true,
		encode: (one) => [one].flat(),
	}),
);

export const inputDataFieldName = where(
	'inputSource',
	['binary'],
	text('inputDataFieldName', 'Name of the binary field that holds the TML', {
		label: 'Input Data Field Name',
		default: 'data',
		required: true,
		...nowhere,
	}),
);

export const importPolicy = choice(
	'importPolicy',
	'What happens where something is wrong; without it all or none',
	[
		['ALL_OR_NONE', 'All or None', 'Nothing is written unless all of it can be'],
		['PARTIAL', 'Partial', 'Objects that are wrong are left out'],
		['PARTIAL_OBJECT', 'Partial Object', 'Parts of objects that are wrong are left out'],
		['VALIDATE_ONLY', 'Validate Only', 'Nothing is written'],
	],
	{ default: 'ALL_OR_NONE' },
);

export const createNew = flag(
	'createNew',
	'Whether new objects are made even where there are such already: duplicates',
);

export const skipDiffCheck = flag(
	'skipDiffCheck',
	'Whether to write objects that have not changed, too',
);

export const largeValidation = flag(
	'enableLargeMetadataValidation',
	'Whether to check very large objects as a whole',
);

export const viewUpsert = flag(
	'enablePersonalizedViewUpsert',
	"Whether personalised views of others are kept (26.8 or later). Without it, an administrator's import of a Liveboard drops them.",
	{ label: 'Keep Personalised Views' },
);

export const combineItems = flag(
	'combineItems',
	'Whether all items go out in one call, as objects that belong together must',
	{ default: true, ...nowhere },
);

export const guidMapping = json(
	'guidMapping',
	'GUIDs and what they become before anything is sent, as a JSON object',
	{
		placeholder: 'e.g. {"<GUID there>":"<GUID here>"}',
		check: checkMapping,
		...nowhere,
	},
);

function checkMapping(mapping: unknown): string | undefined {
	// A list is looked at one by one, and holds texts.
	const isMapping = typeof mapping === 'object' && Object.values(mapping as object).every(isText);
	return isMapping ? undefined : 'must be an object of GUIDs';
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';

export const dropUnmappedGuids = flag(
	'dropUnmappedGuids',
	'Whether an object whose GUID is not in the mapping gets a new one',
	{ label: 'Drop Unmapped GUIDs', ...nowhere },
);

export const waitForCompletion = flag(
	'waitForCompletion',
	'Whether to wait until the import is done, and give its results',
	{ default: true, ...nowhere },
);

export const maxWaitSeconds = number('maxWaitSeconds', 'How long to wait for an import', {
	label: 'Max Wait for Completion (Seconds)',
	least: 1,
	default: 1800,
	...nowhere,
});

export const importTask = required(
	identifier('taskIds', 'The import in the background', {
		label: 'Import Task',
		list: 'searchImportTasks',
		id: 'By ID',
		placeholder: guid,
		encode: (id) => [id],
	}),
);

export const includeImportResponse = flag(
	'includeImportResponse',
	'Whether to include the results of the objects',
);

export const taskStatus = choices('taskStatus', 'How far the imports are', [
	'IN_QUEUE',
	'IN_PROGRESS',
	'COMPLETED',
	'FAILED',
]);

export const authorIdentifier = identifier('authorIdentifier', 'Who began the imports', {
	label: 'Author',
	list: 'searchUsers',
	placeholder: 'e.g. analyst@example.com',
});

export const principalType = required(
	choice('metadataType', 'What is exported', ['USER', 'USER_GROUP', 'ROLE'], { default: 'USER' }),
);
