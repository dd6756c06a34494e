import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../../shared/http/errors';
import type { Operation, Produced, Run, Values } from '../../../shared/operation/vocabulary';
import { API_ROOT } from '../../authentication';
import { org } from '../../fields/common';
import { token } from '../../fields/token';
import { docs } from './docs';

const check: Operation = {
	name: 'Validate',
	action: 'Validate a token',
	description:
		'Check whether a token is still good, and see its user, scope and lifetime. One that is not is no error.',
	docs,
	method: 'POST',
	path: `${API_ROOT}/auth/token/validate`,
	effect: 'safe',
	fields: [token, org],
};

/** A token that is no longer good is a result, as much as one that is. */
async function* validating(run: Run, values: Values): AsyncGenerator<Produced[]> {
	const failed = (error: unknown) => {
		if (!(error instanceof CallError) || error.status !== 400) throw error as Error;
		return [{ json: { valid: false, reason: error.message } }];
	};
	const good = ([json]: IDataObject[]) => [{ json: { valid: true, ...json } }];
	yield await run.ask(check, values).then(good).catch(failed);
}

/** Tells of a token whether it is good. */
export const validate: Operation = { ...check, run: validating, uses: [check] };
