import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../http/errors';
import { readOptions } from '../operation/options';
import { readLimit, readValues } from '../operation/parameters';
import { isList } from '../operation/standard';
import { InputProblem, type Api, type Operation, type Resource } from '../operation/vocabulary';
import { Cancelled } from '../time/clock';
import { forAgent, isTool } from './agent';
import { combined } from './combine';
import { mapBounded } from './concurrency';
import { choicesOf } from './fromList';
import { RunClient, type Plan } from './run';

type Planned = Plan | Error;

/** Runs the node's operation for every input item: outputs in input order, one error item for each failure. */
export async function execute(
	context: IExecuteFunctions,
	api: Api,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const input = context.getInputData();
	if (input.length === 0) return [[]];
	const goesOn = context.continueOnFail();
	const plans: Planned[] = [];
	let operation: Operation | undefined;
	let client: RunClient | undefined;
	for (let item = 0; item < input.length; item++) {
		try {
			operation ??= chosenOperation(resources, context);
			client ??= clientOf(context, api, resources, operation);
			plans.push(planOf(context, client, operation, item));
		} catch (error) {
			const failure = toNodeError(context.getNode(), error, item);
			// Everything is checked before anything is sent.
			if (!goesOn) return await Promise.reject(failure);
			plans.push(failure);
		}
	}
	const outputs =
		operation && client ? await runPlans(context, client, operation, plans) : plans.map(errorItems);
	const items = outputs.length === 1 ? outputs[0] : outputs.flat();
	return [isTool(context) ? await forAgent(context, items) : items];
}

function clientOf(
	context: IExecuteFunctions,
	api: Api,
	resources: Resource[],
	operation: Operation,
): RunClient {
	const authentication = context.getNodeParameter('authentication', 0) as string;
	const options = readOptions(context, api.pacing, operation);
	const client = new RunClient(context, api, authentication, options, choicesOf(resources));
	client.carried(operation);
	return client;
}

async function runPlans(
	context: IExecuteFunctions,
	client: RunClient,
	operation: Operation,
	plans: Planned[],
): Promise<INodeExecutionData[][]> {
	const groups = combined(client.carried(operation), plans);
	const width = plans.some((plan) => 'ordered' in plan && plan.ordered) ? 1 : client.width;
	const outputs: INodeExecutionData[][] = plans.map(() => []);
	const refused = groups.find(({ plan }) => plan instanceof Error);
	// Everything is checked before anything is sent.
	if (refused && !context.continueOnFail()) {
		return await Promise.reject(toNodeError(context.getNode(), refused.plan, refused.items[0]));
	}
	await mapBounded(groups.length, width, async (index) => {
		const { plan, items } = groups[index];
		const [item] = items;
		if (plan instanceof Error) {
			outputs[item] = errorItems(toNodeError(context.getNode(), plan, item), item);
			return;
		}
		try {
			outputs[item] = await client.run(plan, items);
		} catch (error) {
			for (const failed of items) {
				const failure = toNodeError(context.getNode(), error, failed);
				if (!context.continueOnFail() || error instanceof Cancelled)
					return await Promise.reject(failure);
				outputs[failed] = errorItems(failure, failed);
			}
		}
	});
	client.tell();
	return outputs;
}

function planOf(
	context: IExecuteFunctions,
	client: RunClient,
	operation: Operation,
	item: number,
): Plan {
	const carried = client.carried(operation);
	const { value: authentication } = client.authentication;
	const values = readValues(context, carried, item, authentication);
	const limit = isList(operation) ? readLimit(context, item) : 1;
	return client.plan(operation, values, limit);
}

function chosenOperation(resources: Resource[], context: IExecuteFunctions): Operation {
	const resourceName = context.getNodeParameter('resource', 0) as string;
	const resource = resources.find(({ value }) => value === resourceName);
	if (!resource) throw new InputProblem('Resource', `is unknown: '${resourceName}'`);
	const operationName = context.getNodeParameter('operation', 0, '') as string;
	if (Object.hasOwn(resource.operations, operationName)) {
		return allowed(resource.operations[operationName], context);
	}
	throw new InputProblem(
		'Operation',
		`'${operationName}' is not one of the resource '${resourceName}'`,
	);
}

function allowed(operation: Operation, context: IExecuteFunctions): Operation {
	if (!operation.byHandOnly || !isTool(context)) return operation;
	throw new InputProblem(
		'Operation',
		`'${operation.name}' is not for AI agents`,
		'Put the node into a workflow for it. Nothing was sent.',
	);
}

function errorItems(error: Error | Plan, item: number): INodeExecutionData[] {
	const failure = error as INodeExecutionData['error'] & Error;
	return [{ json: { error: failure.message }, error: failure, pairedItem: { item } }];
}
