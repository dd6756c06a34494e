import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import { number, where } from '../../../shared/operation/fields';
import { binaryPropertyName } from '../../../shared/operation/standard';
import { InputProblem, type Operation, type Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { needsType } from '../../fields/metadata';
import {
	allOrgs,
	batchFormat,
	edocFormat,
	exportAssociated,
	exportConnection,
	exportDependent,
	exported,
	exportedType,
	exportFqn,
	exportOptions,
	exportSchemaVersion,
	output,
	principalType,
	unsaved,
} from '../../fields/tml';
import { exportedParts } from '../../tml/results';

const docs = 'https://developers.thoughtspot.com/docs/tml';

/** Either saved objects or an unsaved answer; the format is always told. */
function prepareExport(values: Values): Values {
	const { identifier, sessionIdentifier: session, generationNumber: number } = values;
	const isUnsaved = session !== undefined && number !== undefined;
	if (
		(session === undefined) !== (number === undefined) ||
		isUnsaved === (identifier !== undefined)
	) {
		throw new InputProblem(
			'Objects',
			"must be given, or else both 'Session Identifier' and 'Generation Number' of an unsaved answer",
			'Give one of the two. Nothing was sent.',
		);
	}
	if (values.exportConnectionAsDependent === true && values.exportAssociated !== true) {
		throw new InputProblem('Export Connection as Dependent', "needs 'Export Associated'");
	}
	const edoc = values.output === 'json' ? 'JSON' : (values.edocFormat ?? 'YAML');
	return needsType({ ...values, edocFormat: edoc });
}

export const exportTml: Operation = {
	name: 'Export',
	action: 'Export objects as TML',
	description: 'Export objects as TML, as text, object or file; one item for each of them',
	docs,
	method: 'POST',
	path: `${API_ROOT}/metadata/tml/export`,
	effect: 'safe',
	heavy: true,
	fields: [exported, exportedType, output, edocFormat, org],
	collections: {
		additionalFields: [
			...unsaved,
			exportAssociated,
			exportFqn,
			exportSchemaVersion,
			exportDependent,
			exportConnection,
			allOrgs,
			exportOptions,
		],
		options: [where('/output', ['file'], binaryPropertyName)],
	},
	prepare: prepareExport,
	parts: { of: exportedParts, failed: 'item' },
	advice: {
		403: 'The user needs the privilege to download or to manage data: DATADOWNLOADING or DATAMANAGEMENT.',
	},
};

const LARGEST_BATCH = 200;

const batch: Operation = {
	name: 'Export Principals',
	action: 'Export users or groups or roles as TML',
	description: 'Export all users, groups or roles as TML; one item for each of them',
	docs,
	method: 'POST',
	path: `${API_ROOT}/metadata/tml/export/batch`,
	effect: 'safe',
	heavy: true,
	fields: [principalType, batchFormat, org],
	collections: { additionalFields: [exportDependent, allOrgs] },
};

const batchPage: Operation = {
	...batch,
	fields: [
		principalType,
		batchFormat,
		number('batchOffset', 'First one of the batch'),
		number('batchSize', 'Most of them in the batch'),
		org,
	],
};

export const exportBatch: Operation = {
	...batch,
	list: {},
	uses: [batchPage],
	run: async function* (run, values) {
		let previous = '';
		for (let given = 0; given < run.limit; ) {
			const batchSize = Math.min(LARGEST_BATCH, run.limit - given);
			const asked = { ...values, batchOffset: given, batchSize };
			const { rows, last } = batchIn((await run.answer(batchPage, asked)).body);
			const first = JSON.stringify(rows[0] ?? null);
			if (rows.length > 0 && first === previous) throw repeated();
			previous = first;
			given += rows.length;
			yield rows.map((json) => ({ json }));
			if (rows.length === 0 || (last ?? rows.length < batchSize)) return;
		}
	},
};

const repeated = () =>
	new CallError(
		'Export principals as TML: the next batch is one that was given before',
		'The list would never end, so it was given up.',
	);

/** The rows of a batch, whose form no reference tells: releases have put them into different places. */
function batchIn(body: unknown): { rows: IDataObject[]; last?: boolean } {
	const { data = body } = Object(body) as { data?: unknown };
	const { result = data, ...flags } = Object(data) as IDataObject;
	if (!Array.isArray(result)) {
		throw new CallError(
			'Export principals as TML: the answer holds no list',
			'Check that the base URL leads to the cluster itself.',
		);
	}
	const last = flags.isLastBatch ?? flags.is_last_batch ?? flags.last_batch;
	const isObject = (one: unknown): one is IDataObject => typeof one === 'object' && one !== null;
	return { rows: result.filter(isObject), ...(typeof last === 'boolean' && { last }) };
}
