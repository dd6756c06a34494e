import type { IDataObject, IHttpRequestMethods, Logger } from 'n8n-workflow';
import { pages } from '../../shared/engine/pages';
import type { Call, Context, Outcome } from '../../shared/http/call';
import { CallError } from '../../shared/http/errors';
import { Transport } from '../../shared/http/transport';
import { authenticationOf } from '../../shared/operation/authentications';
import { numericId } from '../../shared/operation/checks';
import { InputProblem } from '../../shared/operation/vocabulary';
import { redactor } from '../../shared/signing/signing';
import { USE_EXISTING } from '../../shared/webhook/webhookCredential';
import { thousandEyes } from '../api';
import { isObject } from './values';

/** Reads a parameter of the trigger; the contexts of n8n differ in how. */
export type Read = (name: string, fallback?: unknown) => unknown;

const LIMITS = { timeoutMs: 30_000, maxWaitMs: 120_000 };

/** The calls of the trigger, in the account group that the node works in. */
export class Client {
	/** Host that answered, once one has. */
	host?: string;
	/** Scheme, host and port that answered, once one has. */
	origin = '';
	/** Tells secrets apart within this process; empty until a call went well. */
	secretMark = '';
	readonly credentialId: string;

	readonly logger: Logger;

	private readonly transport: Transport;
	/** For writing what must not have got old while the call waited. */
	private readonly atOnce: Transport;
	private readonly qs: IDataObject = {};

	constructor(context: Context, read: Read) {
		const chosen = String(read('authentication', 'bearer'));
		if (chosen === USE_EXISTING) throw noApi();
		const authentication = authenticationOf(thousandEyes, chosen);
		this.credentialId = context.getNode().credentials?.[authentication.credential]?.id ?? '';
		this.logger = context.logger;
		this.transport = new Transport(context, thousandEyes, authentication, LIMITS);
		this.atOnce = new Transport(context, thousandEyes, authentication, {
			...LIMITS,
			maxWaitMs: 0,
		});
		const aid = accountGroupOf(read);
		if (aid !== '') this.qs.aid = aid;
	}

	/** The object at a path, or undefined where the service has none; a failure is not repeated with `once`. */
	async get(
		what: string,
		path: string,
		{ once = false, qs = {} }: { once?: boolean; qs?: IDataObject } = {},
	): Promise<IDataObject | undefined> {
		const call = this.call(what, 'GET', path);
		try {
			const effect = once ? 'once' : 'safe';
			const { body } = await this.send({ ...call, effect, qs: { ...call.qs, ...qs } });
			// An unknown alert rule is documented to be answered with nothing.
			return isObject(body) && Object.keys(body).length > 0 ? body : undefined;
		} catch (error) {
			return await unlessGone(error);
		}
	}

	/** The rows of a list, all pages of it or only its first. */
	async list(
		what: string,
		path: string,
		rows: string,
		{ qs = {}, paginated, limit }: { qs?: IDataObject; paginated?: true; limit?: number } = {},
	): Promise<IDataObject[]> {
		const call = this.call(what, 'GET', path);
		const found: IDataObject[] = [];
		const send = async (page: Call) => await this.send(page);
		const asked = { ...call, effect: 'safe' as const, qs: { ...call.qs, ...qs } };
		const list = { rows, paginated };
		for await (const page of pages(send, asked, list, thousandEyes.pagination, { limit })) {
			found.push(...page);
		}
		return found;
	}

	/** Creates an object; not repeated, so that it is never there twice. No error repeats its secrets. */
	async create(
		what: string,
		path: string,
		body: IDataObject,
		secrets: string[] = [],
	): Promise<IDataObject> {
		const call = { ...this.call(what, 'POST', path), body, redact: redactor(secrets) };
		const { body: created } = await this.send(call);
		return isObject(created) ? created : {};
	}

	/** Replaces what is at a path as a whole: done twice it changes nothing more, so it may be repeated. */
	async replace(
		what: string,
		path: string,
		body: IDataObject | string[],
		secrets: string[] = [],
	): Promise<void> {
		const call = { ...this.call(what, 'PUT', path), redact: redactor(secrets) };
		await this.send({ ...call, effect: 'idempotent', body: body as IDataObject });
	}

	/** Replaces what others may change at the same time: at once, or not at all, and never twice. */
	async replaceAtOnce(what: string, path: string, body: IDataObject): Promise<void> {
		await this.atOnce.send({ ...this.call(what, 'PUT', path), body });
	}

	/** Removes an object; that it is gone already is as good. */
	async remove(what: string, path: string): Promise<void> {
		try {
			await this.send({ ...this.call(what, 'DELETE', path), effect: 'idempotent' });
		} catch (error) {
			await unlessGone(error);
		}
	}

	private call(what: string, method: IHttpRequestMethods, path: string): Call {
		const operation = `${method} ${what}`;
		const byId = method === 'PUT' || method === 'DELETE';
		return { what, operation, effect: 'once', method, url: path, byId, qs: { ...this.qs } };
	}

	private async send(call: Call): Promise<Outcome> {
		const outcome = await this.transport.send(call);
		if (URL.canParse(outcome.url)) {
			this.host = new URL(outcome.url).hostname;
			this.origin = new URL(outcome.url).origin;
		}
		this.secretMark = outcome.signature.owner ?? outcome.signature.fingerprint ?? '';
		return outcome;
	}
}

/** The account group that is chosen, as text; empty for that of the credential. */
export function accountGroupOf(read: Read): string {
	const chosen = read('aid', '') as IDataObject | string | undefined;
	const aid = String((isObject(chosen) ? chosen.value : chosen) ?? '').trim();
	const problem = aid === '' ? undefined : numericId(aid);
	if (problem) throw new InputProblem('Account Group', problem);
	return aid;
}

const noApi = () =>
	new InputProblem(
		'Listen By',
		'cannot be Polling with the secret of an existing webhook',
		'Choose Webhook, or a credential of the API: ThousandEyes Bearer Token API or ThousandEyes OAuth2 API.',
	);

/** Whether the same call may go well a little later: faults of the network and of the server. */
export function isPassing(error: unknown): boolean {
	if (!(error instanceof CallError)) return false;
	return error.status === 0 || error.status === 408 || error.status >= 500;
}

/** Whether the service lets through no more requests for now. */
export function isBusy(error: unknown): boolean {
	return error instanceof CallError && error.status === 429;
}

async function unlessGone(error: unknown): Promise<undefined> {
	// 404 alone says that something is not there; every other failure says nothing about it.
	if (error instanceof CallError && error.status === 404) return undefined;
	return await Promise.reject(error);
}
