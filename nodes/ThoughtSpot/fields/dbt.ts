import { choice, flag, json, required, text, upload, where } from '../../shared/operation/fields';

export const connectionName = text('connectionName', 'Name of the connection to the warehouse', {
	placeholder: 'e.g. Snowflake Sales',
});

export const databaseName = text('databaseName', 'Name of the database', {
	placeholder: 'e.g. ANALYTICS',
});

/** Where the dbt project comes from. */
export const importType = choice(
	'importType',
	'Where the dbt project comes from',
	[
		['DBT_CLOUD', 'Dbt Cloud'],
		['ZIP_FILE', 'ZIP File'],
	],
	{ default: 'DBT_CLOUD' },
);

/** What dbt Cloud asks for. */
export const cloud = [
	text('accessToken', 'Token that dbt Cloud is read with', { secret: true }),
	text('dbtUrl', 'Address of dbt Cloud', {
		label: 'Dbt URL',
		placeholder: 'e.g. https://cloud.getdbt.com',
	}),
	text('accountId', 'ID of the account at dbt Cloud'),
	text('projectId', 'ID of the project at dbt Cloud'),
	text('dbtEnvId', 'ID of the environment at dbt Cloud', { label: 'Dbt Environment ID' }),
	text('projectName', 'Name of the project'),
];

/** The same, shown where the project comes from there. */
export const inCloud = cloud.map((one) => where('/importType', ['DBT_CLOUD'], one));

/** The files of a dbt project. */
export const projectFile = upload('fileContent', 'The ZIP file with manifest and catalog', 100, {
	label: 'Input Binary Field',
	placeholder: 'e.g. data',
	adds: true,
});

/** The same where nothing else brings the project. */
export const neededFile = where(
	'importType',
	['ZIP_FILE'],
	required(
		upload('fileContent', 'The ZIP file with manifest and catalog', 100, {
			label: 'Input Binary Field',
			default: 'data',
		}),
	),
);

export const includeSemanticReport = flag(
	'includeSemanticReport',
	'Whether to return what became of the semantic layer of the project',
);

/** Which worksheets are made. */
export const importWorksheets = choice(
	'importWorksheets',
	'Which worksheets are made of the project',
	[
		['ALL', 'All'],
		['NONE', 'None'],
		['SELECTED', 'Selected'],
	],
	{ default: 'NONE' },
);

const asText = (value: unknown) => JSON.stringify(value);

export const modelTables = json('modelTables', 'The models and their tables, as a JSON list', {
	placeholder: '[{ "model_name": "sales", "tables": ["ORDERS"] }]',
	encode: asText,
});

export const worksheets = where(
	'importWorksheets',
	['SELECTED'],
	json('worksheets', 'Names of the worksheets, as a JSON list', {
		placeholder: '["Sales"]',
		required: true,
		encode: asText,
	}),
);
