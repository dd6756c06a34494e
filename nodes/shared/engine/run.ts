import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { emptyAnswer } from '../http/answers';
import type { Call } from '../http/call';
import { isOrdered } from '../operation/effect';
import { Named } from '../operation/entered';
import type { Options } from '../operation/options';
import { fieldsOf, ofFields } from '../operation/standard';
import {
	type Api,
	type Choice,
	type Merged,
	type Operation,
	type Produced,
	type Run,
	type Values,
} from '../operation/vocabulary';
import { redactor } from '../signing/signing';
import { waitUntil } from '../time/clock';
import { ApiClient } from './client';
import { itemOf, pairing } from './items';
import { mergedWith, setsOf, writableIn } from './merge';
import { resolved } from './names';
import { outcomeOf, partsOf } from './outcome';
import { bodyOf, secretsOf } from './request';
import { shaper } from './shaping';
import { withFiles } from './uploads';

/** What one item asks for, read and checked. */
export interface Plan {
	operation: Operation;
	values: Values;
	limit: number;
	ordered: boolean;
	/** Of items that go out together, how many rows each has. */
	counts?: number[];
}

/** The client of a running node, and what its operations share in one run. */
export class RunClient
	extends ApiClient
	implements Omit<Run, 'limit' | 'parts' | 'produced' | 'text'>
{
	private readonly asked = new Map<string, Promise<unknown>>();
	private readonly hints = new Set<string>();

	constructor(
		protected readonly context: IExecuteFunctions,
		api: Api,
		authentication: string,
		private readonly options: Options,
		private readonly choices: Record<string, Choice>,
	) {
		super(context, api, authentication, options);
	}

	/** How many items may be worked on at once. */
	get width(): number {
		return this.options.concurrency;
	}

	/** Checks what an item asks for, before anything is sent for any of them. */
	plan(operation: Operation, values: Values, limit: number): Plan {
		const carried = this.carried(operation);
		const ordered = isOrdered(carried, values);
		if (carried.run)
			return { operation, values: carried.prepare?.(values) ?? values, limit, ordered };
		if (!holdsNames(values)) this.callOf(operation, values);
		return { operation, values, limit, ordered };
	}

	/** The output of what was planned, for one item or for several that go out together. */
	async run(plan: Plan, items: number[]): Promise<INodeExecutionData[]> {
		const { operation } = plan;
		const once = this.once.bind(this);
		const known = await resolved(this, this.choices, operation, plan.values, once);
		const values = await withFiles(this.context, operation, known, items[0]);
		const output: INodeExecutionData[] = [];
		// One object for all rows of an item: a hundred thousand of them would weigh.
		const pairs = items.map((item) => ({ item }));
		const pairOf = pairing(plan.counts, pairs);
		const run = this.forItems(plan, items);
		for await (const rows of outcomeOf(this, run, this.carried(operation), values, plan.limit)) {
			for (const row of rows) output.push(itemOf(this.context, row, pairOf(output.length)));
		}
		return output;
	}

	get workflow(): string {
		return this.context.getWorkflow().name ?? '';
	}

	async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.asked.get(key) as Promise<T> | undefined;
		if (known) return await known;
		const asking = ask();
		this.asked.set(key, asking);
		asking.catch(() => this.asked.delete(key));
		return await asking;
	}

	async pause(ms: number): Promise<void> {
		await waitUntil(Date.now() + ms, this.context.getExecutionCancelSignal());
	}

	hint(message: string): void {
		this.hints.add(message);
	}

	async merged(operation: Operation, values: Values, row?: IDataObject): Promise<Merged> {
		const { merge } = operation;
		if (!merge) throw new Error(`${operation.action} has no merge`);
		const read = merge.given?.(values) ?? ofFields(merge.read, values);
		const before = row ?? (await this.ask(merge.read, read))[0] ?? {};
		const wanted = bodyOf(this.api, this.carried(operation), values);
		const staying = merge.writable(before, values);
		const all = writableIn(merge, before) ?? staying;
		return mergedWith(staying, wanted, setsOf(merge, values), all, merge.whole);
	}

	async store(
		content: string,
		name: string,
		type: string,
		{ binaryPropertyName = 'data' }: Values = {},
	): Promise<Produced['binary']> {
		const { helpers } = this.context;
		const stored = await helpers.prepareBinaryData(Buffer.from(content), name, type);
		return { [String(binaryPropertyName)]: stored };
	}

	async write(operation: Operation, values: Values, body: IDataObject): Promise<IDataObject[]> {
		// What was read goes back with its secrets, which no error may repeat either.
		const secrets = secretsOf(fieldsOf(operation), { ...values, ...body });
		const redact = secrets.length > 0 ? redactor(secrets) : undefined;
		const call: Call = { ...this.callOf(operation, values), body, ...(redact && { redact }) };
		const { body: answer } = await this.send(call);
		const isEmpty = typeof answer !== 'object' || answer === null;
		return isEmpty ? [{ success: true }] : [answer as IDataObject];
	}

	/** What an empty answer means: a change was made, but whoever asked for something got nothing. */
	nothingFrom(operation: Operation, values: Values, status: number): IDataObject {
		const call = this.callOf(operation, values);
		const { deletes } = operation;
		if (deletes !== undefined) return { deleted: true, [deletes]: values[deletes] as string };
		if (call.method === 'DELETE') return { deleted: true };
		if (call.effect !== 'safe' && !call.mints) return { success: true };
		throw emptyAnswer(this.api, call, status);
	}

	/** Tells what the run waited for, and what its operations have to say beside their output. */
	tell(): void {
		if (this.waitedMs >= 1000) {
			this.hint(
				`Waited for the rate limit of ${this.api.service}, so this run took longer. Nothing was lost.`,
			);
		}
		for (const message of this.hints) {
			this.context.addExecutionHints({ message, location: 'outputPane' });
		}
	}

	private forItems(plan: Plan, items: number[]): Run {
		const { helpers } = this.context;
		const run: Run = Object.assign(Object.create(this) as RunClient, {
			limit: plan.limit,
			text: async (property: string, index = 0) =>
				(await helpers.getBinaryDataBuffer(items[index], property)).toString('utf8'),
			produced: (operation: Operation, values: Values) =>
				outcomeOf(this, run, this.carried(operation), values, plan.limit),
			parts: async (operation: Operation, body: unknown, values: Values) =>
				await partsOf(run, operation, body, values, shaper(operation, values)),
		});
		return run;
	}
}

function holdsNames(values: Values): boolean {
	return Object.values(values).some((value) => value instanceof Named);
}
