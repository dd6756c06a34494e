import type { IDataObject, IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { timeSpan } from '../../../shared/operation/checks';
import { checked } from '../../../shared/operation/entered';
import { InputProblem, type Field } from '../../../shared/operation/vocabulary';
import type { Read } from '../client';
import { accountGroupIds, includeAgents } from '../pollingForm';

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** What the options of polling say. */
export interface Settings {
	/** Several account groups to watch; absent for the one that the node works in. */
	aids?: string[];
	/** Whether the agents of alerts are asked for. */
	withAgents: boolean;
}

/** Reads and checks the options of polling; what is wrong is an `InputProblem`. */
export function settingsOf(context: IPollFunctions | IExecuteFunctions, read: Read): Settings {
	const entered = optionsIn(read('options', {}));
	const raw = optionsIn(context.getNode().parameters.options);
	const valueOf = (field: Field) => {
		const { name } = field.property;
		return checked(field, entered[name], () => raw[name], context.getTimezone());
	};
	const aids = valueOf(accountGroupIds) as string[] | undefined;
	return { aids: aids && [...new Set(aids)], withAgents: valueOf(includeAgents) === true };
}

/** From when on the very first poll hands out what happened, epoch ms. */
export function lookBackFrom(now: number, read: Read): number {
	const text = String(optionsIn(read('options', {})).lookBack ?? '').trim();
	// Not `now`: where the service's clock is ahead, what is there already would look new.
	if (text === '') return Infinity;
	const problem = timeSpan(text);
	if (problem) throw new InputProblem('Look Back', problem);
	const unit = UNITS[text.slice(-1)];
	return now - Number.parseInt(text, 10) * (unit ?? 1) * 1000;
}

const optionsIn = (value: unknown) => Object(value ?? {}) as IDataObject;
