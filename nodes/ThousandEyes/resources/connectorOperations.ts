import type { Operation, Produced, Run, Values } from '../../shared/operation/vocabulary';
import { aid } from '../fields/common';
import {
	conjurConfirmation,
	connectorId,
	connectorType,
	operationIds,
} from '../fields/integration';
import { assigned, idsOf } from './assigned';

/** Where ThousandEyes documents connectors. */
export const docs = 'https://developer.cisco.com/docs/thousandeyes/list-generic-connectors/';

/** IDs of the operations of a connector. */
export const getOperations: Operation = {
	name: 'Get Operations',
	action: 'Get the operations of a connector',
	description: 'Retrieve the IDs of the operations that use a connector',
	docs,
	method: 'GET',
	path: '/v7/connectors/{connectorType}/{connectorId}/operations',
	list: { rows: 'items', as: 'operationId' },
	fields: [connectorType, connectorId, aid],
};

/** A vault wants to be told whether tests may get disabled. */
export function withConfirmation(values: Values): Values {
	if (values.connectorType !== 'conjur') return values;
	return { ...values, confirmDisabledObjects: values.confirmDisabledObjects === true };
}

/** Puts a list of operations in the place of those that a connector has. */
export const replaceOperations: Operation = {
	name: 'Replace Operations',
	action: 'Replace the operations of a connector',
	description: 'Replace all operations of a connector',
	docs,
	method: 'PUT',
	path: '/v7/connectors/{connectorType}/{connectorId}/operations',
	list: { rows: 'items', as: 'operationId' },
	body: 'operationIds',
	fields: [connectorType, connectorId, operationIds, aid],
	collections: { options: [conjurConfirmation] },
	prepare: withConfirmation,
};

/** Adds operations to those of a connector, takes them away, or puts them in their place. */
export async function* assign(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const { mode, operationIds: given, confirmDisabledObjects, ...place } = values;
	const before = mode === 'replace' ? [] : idsOf(await run.ask(getOperations, place));
	const after = assigned(before, given as string[], mode);
	const rows = await run.ask(replaceOperations, {
		...place,
		operationIds: after,
		confirmDisabledObjects,
	});
	yield rows.length > 0 ? rows.map((json) => ({ json })) : [{ json: { success: true } }];
}
