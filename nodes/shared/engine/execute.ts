import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contentOf, emptyAnswer } from '../http/answers';
import type { Call } from '../http/call';
import { toNodeError } from '../http/errors';
import { Transport } from '../http/transport';
import { carriedBy, type Carried } from '../operation/authentications';
import { readOptions, type Options } from '../operation/options';
import { readLimit, readValues } from '../operation/parameters';
import { InputProblem, type Api, type Operation } from '../operation/vocabulary';
import { Cancelled } from '../time/clock';
import { mapBounded } from './concurrency';
import { pages } from './pages';
import { buildCall } from './request';

interface Plan {
	call: Call;
	limit: number;
	keep?: (row: IDataObject) => boolean;
}

/** Runs the node's operation for every input item: outputs in input order, one error item for each failure. */
export async function execute(
	context: IExecuteFunctions,
	api: Api,
): Promise<INodeExecutionData[][]> {
	const input = context.getInputData();
	if (input.length === 0) return [[]];
	const goesOn = context.continueOnFail();
	const plans: Array<Plan | Error> = [];
	let operation: Carried | undefined;
	let options: Options | undefined;
	for (let item = 0; item < input.length; item++) {
		try {
			operation ??= carriedBy(api, chosenOperation(api, context), readAuthentication(context));
			options ??= readOptions(context, api.pacing);
			plans.push(planOf(context, api, operation, item));
		} catch (error) {
			const failure = toNodeError(context.getNode(), error, item);
			// Everything is checked before anything is sent.
			if (!goesOn) return await Promise.reject(failure);
			plans.push(failure);
		}
	}
	const outputs =
		operation && options
			? await runPlans(context, api, operation, plans, options)
			: plans.map(errorItems);
	return [outputs.length === 1 ? outputs[0] : outputs.flat()];
}

async function runPlans(
	context: IExecuteFunctions,
	api: Api,
	operation: Carried,
	plans: Array<Plan | Error>,
	options: Options,
): Promise<INodeExecutionData[][]> {
	const transport = new Transport(context, api, operation.authentication, options);
	const oneByOne = plans.some((plan) => 'call' in plan && plan.call.effect === 'change');
	const width = oneByOne ? 1 : options.concurrency;
	const outputs = await mapBounded(plans.length, width, async (item) => {
		const plan = plans[item];
		if (plan instanceof Error) return errorItems(plan, item);
		try {
			return await runPlan(transport, api, operation, plan, item);
		} catch (error) {
			const failure = toNodeError(context.getNode(), error, item);
			if (!context.continueOnFail() || error instanceof Cancelled)
				return await Promise.reject(failure);
			return errorItems(failure, item);
		}
	});
	if (transport.waitedMs >= 1000) {
		context.addExecutionHints({
			message: `Waited for the rate limit of ${api.service}, so this run took longer. Nothing was lost.`,
			location: 'outputPane',
		});
	}
	return outputs;
}

async function runPlan(
	transport: Transport,
	api: Api,
	operation: Carried,
	{ call, limit, keep }: Plan,
	item: number,
): Promise<INodeExecutionData[]> {
	// One object for all rows of an item: a hundred thousand of them would weigh.
	const pairedItem = { item };
	const shape = operation.output ?? ((row: IDataObject) => row);
	if (!operation.list) {
		const { body, status } = await transport.send(call);
		const rows = contentOf(body);
		// An object with nothing in it is still what a read gave, but tells nothing of a change.
		const told = call.effect === 'read' || rows.some((row) => Object.keys(row).length > 0);
		if (told && rows.length > 0) return rows.map((row) => ({ json: shape(row), pairedItem }));
		return [{ json: nothingFrom(api, call, status), pairedItem }];
	}
	const items: INodeExecutionData[] = [];
	const send = async (page: Call) => await transport.send(page);
	for await (const rows of pages(send, call, operation.list, api.pagination, { limit, keep })) {
		for (const row of rows) items.push({ json: shape(row), pairedItem });
	}
	return items;
}

/** What an empty answer means: a change was made, but whoever asked for something got nothing. */
function nothingFrom(api: Api, call: Call, status: number): IDataObject {
	if (call.method === 'DELETE') return { deleted: true };
	if (call.effect === 'change') return { success: true };
	throw emptyAnswer(api, call, status);
}

function planOf(context: IExecuteFunctions, api: Api, operation: Carried, item: number): Plan {
	const values = readValues(context, operation, item);
	const call = buildCall(api, operation, operation.path, values);
	const keep = operation.keep && ((row: IDataObject) => operation.keep?.(row, values) ?? true);
	return { call, limit: operation.list ? readLimit(context, item) : 1, keep };
}

function readAuthentication(context: IExecuteFunctions): string {
	return context.getNodeParameter('authentication', 0) as string;
}

function chosenOperation(api: Api, context: IExecuteFunctions): Operation {
	const resourceName = context.getNodeParameter('resource', 0) as string;
	const resource = api.resources.find(({ value }) => value === resourceName);
	if (!resource) throw new InputProblem('Resource', `is unknown: '${resourceName}'`);
	const operationName = context.getNodeParameter('operation', 0, '') as string;
	if (Object.hasOwn(resource.operations, operationName)) return resource.operations[operationName];
	throw new InputProblem(
		'Operation',
		`'${operationName}' is not one of the resource '${resourceName}'`,
	);
}

function errorItems(error: Plan | Error, item: number): INodeExecutionData[] {
	const failure = error as INodeExecutionData['error'] & Error;
	return [{ json: { error: failure.message }, error: failure, pairedItem: { item } }];
}
