import { choice, flag, json, required, text } from '../../shared/operation/fields';
import { guid, identifier, inPath } from './common';

const place = { label: 'Connection', list: 'searchConnections', placeholder: guid };

const anyConnection = identifier('connectionIdentifier', 'The connection to work with', place);

export const connectionIdentifier = required(anyConnection);

export const connectionInPath = inPath(anyConnection);

/** The connection where a search calls it an object. */
export const connectionToFind = required({ ...anyConnection, wire: 'connections[].identifier' });

export const connectionName = text('name', 'Name that is shown', { placeholder: 'e.g. Warehouse' });

export const config = json('dataWarehouseConfig', 'How to reach the warehouse, as JSON', {
	rows: 4,
	secret: true,
	placeholder: '{ "configuration": { "accountName": "…" } }',
});

export const validateConnection = flag(
	'validate',
	'Whether to check the connection, which needs tables in its config',
);

const WAREHOUSES =
	'AMAZON_ATHENA AMAZON_AURORA_MYSQL AMAZON_AURORA_POSTGRESQL AMAZON_RDS_MYSQL AMAZON_RDS_POSTGRESQL AMAZON_REDSHIFT AZURE_SYNAPSE CLICKHOUSE DATABRICKS DENODO DREMIO FALCON FALCON_ONPREM GCP_ALLOYDB_POSTGRESQL GCP_MYSQL GCP_POSTGRESQL GCP_SQLSERVER GENERIC_JDBC GOOGLE_BIGQUERY GOOGLE_SHEETS IOMETE LOOKER MODE MYSQL ORACLE_ADW POSTGRES PRESTO SAP_HANA SINGLESTORE SNOWFLAKE SQLSERVER STARBURST TERADATA TRINO'.split(
		' ',
	);

export const warehouseTypes = WAREHOUSES;

export const warehouseType = choice('dataWarehouseType', 'Kind of the warehouse', WAREHOUSES, {
	default: 'SNOWFLAKE',
	required: true,
});

/** How a connection signs in; not all of them everywhere. */
export const signingIn = (...types: string[]) =>
	choice('authenticationType', 'How the connection signs in to the warehouse', types, {
		default: 'SERVICE_ACCOUNT',
	});
