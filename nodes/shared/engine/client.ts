import type { IDataObject } from 'n8n-workflow';
import { contentOf, emptyAnswer } from '../http/answers';
import type { Call, Context, Outcome } from '../http/call';
import { Transport } from '../http/transport';
import type { Limits } from '../http/waiting';
import { authenticationOf, carriedBy } from '../operation/authentications';
import type {
	Api,
	Authentication,
	Client,
	Operation,
	Produced,
	Values,
} from '../operation/vocabulary';
import { takeText } from '../reading/body';
import { takeEvents } from '../reading/events';
import { fileTaker } from './files';
import { pages } from './pages';
import { buildCall } from './request';

/** What a client allows its calls, and the secrets of its own that no error may repeat. */
export interface ClientLimits extends Limits {
	/** Takes out of a text what is secret in every call: beside what the fields of its operation say. */
	redact?: (text: string) => string;
}

/**
 * Asks operations of one API with values, as one authentication carries them: for the engine, the
 * lists of the editor and the triggers. One client is one run: a rejected secret ends all it does.
 */
export class ApiClient implements Client {
	readonly authentication: Authentication;
	/** Where the last answer came from, and how its request was signed. */
	answered?: Pick<Outcome, 'url' | 'signature'>;
	private readonly transport: Transport;
	private readonly carriedOnes = new Map<Operation, Operation>();

	constructor(
		protected readonly context: Context,
		protected readonly api: Api,
		authentication: string,
		private readonly limits: ClientLimits,
	) {
		this.authentication = authenticationOf(api, authentication);
		this.transport = new Transport(context, api, this.authentication, limits);
	}

	/** The address that answered last; undefined before one has. */
	get address(): URL | undefined {
		const { url = '' } = this.answered ?? {};
		return URL.canParse(url) ? new URL(url) : undefined;
	}

	/** For how long calls of this run waited for the service's limits, in ms. */
	get waitedMs(): number {
		return this.transport.waitedMs;
	}

	async ask(operation: Operation, values: Values, limit = Infinity): Promise<IDataObject[]> {
		if (!operation.list) return await this.content(operation, values);
		const all: IDataObject[] = [];
		for await (const rows of this.pages(operation, values, limit)) all.push(...rows);
		return all;
	}

	/** What is asked for and not there must not be taken for an answer. */
	private async content(operation: Operation, values: Values): Promise<IDataObject[]> {
		const { body, status } = await this.answer(operation, values);
		const rows = contentOf(body);
		const call = this.callOf(operation, values);
		if (rows.length === 0 && call.effect === 'safe') throw emptyAnswer(this.api, call, status);
		return rows;
	}

	async answer(operation: Operation, values: Values): Promise<Outcome> {
		const call = this.callOf(operation, values);
		const { plain, events } = this.carried(operation);
		const take = plain ? takeText : events ? takeEvents : undefined;
		return await this.send(take ? { ...call, take } : call);
	}

	async *pages(
		operation: Operation,
		values: Values,
		limit = Infinity,
	): AsyncGenerator<IDataObject[]> {
		const carried = this.carried(operation);
		const { list = {}, keep } = carried;
		const call = buildCall(this.api, carried, values);
		const { flatten, size } = list;
		const shape = (rows: IDataObject[]) => {
			const flat = flatten ? rows.flatMap((row) => flatten(row, values)) : rows;
			return keep ? flat.filter((row) => keep(row, values)) : flat;
		};
		yield* pages(async (page) => await this.send(page), call, list, this.api.pagination, {
			limit,
			size: size?.(values),
			...((flatten ?? keep) && { shape }),
		});
	}

	async file(operation: Operation, values: Values): Promise<Produced> {
		const call = this.callOf(operation, values);
		const take = fileTaker(this.context, operation, values, call);
		const { body } = await this.send({ ...call, take });
		return body as Produced;
	}

	/** The call that an operation would make with these values, not sent. */
	callOf(operation: Operation, values: Values): Call {
		return buildCall(this.api, this.carried(operation), values);
	}

	/** Sends a call that was built already. */
	async send(call: Call): Promise<Outcome> {
		const { redact } = this.limits;
		const within = (text: string) => redact?.(call.redact?.(text) ?? text) ?? text;
		const outcome = await this.transport.send(redact ? { ...call, redact: within } : call);
		this.answered = { url: outcome.url, signature: outcome.signature };
		return outcome;
	}

	/** The operation as the authentication carries it; an `InputProblem` where it cannot. */
	carried(operation: Operation): Operation {
		const known = this.carriedOnes.get(operation);
		if (known) return known;
		const carried = carriedBy(this.api, operation, this.authentication);
		this.carriedOnes.set(operation, carried).set(carried, carried);
		return carried;
	}
}
