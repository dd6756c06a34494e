import type { IDataObject, INodeExecutionData, INodeType, OnError } from 'n8n-workflow';
import { startThoughtSpot, startThousandEyes, type Sandbox } from '../../sandbox';
import type { CommonOptions } from '../../sandbox/server';
import { carries } from '../../nodes/shared/operation/authentications';
import { entriesOf, offerings, type Entry, type Service } from '../laws/entries';
import { account } from '../shared/setup';
import { searchList } from '../support/editor';
import { credentialTypes } from '../support/fixtures';
import { runWorkflow, type RunResult } from '../support/workflow';

export interface Job {
	parameters: IDataObject;
	input?: INodeExecutionData[];
	onError?: OnError;
}

/** Whoever may do everything. */
const ADMINISTRATOR = { username: 'tsadmin', password: 'sandbox-admin-password' };

type Seen = NonNullable<CommonOptions['seen']>;

const START: Record<Service, (seen?: Seen) => Promise<Sandbox>> = {
	thousandEyes: async (seen) => await startThousandEyes({ rateLimit: false, alertCount: 20, seen }),
	thoughtSpot: async (seen) => await startThoughtSpot({ seen }),
};

/** Both sandboxes, for all that is run against them, and a way to run an entry as n8n does. */
export class Bench {
	private readonly open = new Map<Service, Sandbox>();

	/** `seen` is told of every answer. */
	async start(seen?: Seen): Promise<void> {
		for (const service of ['thousandEyes', 'thoughtSpot'] as const) {
			this.open.set(service, await START[service](seen));
		}
	}

	async stop(): Promise<void> {
		for (const sandbox of this.open.values()) await sandbox.close();
	}

	/** A sandbox as it was at the start, at which the account of the tests has a session. */
	async reset(service: Service): Promise<Sandbox> {
		const sandbox = this.sandbox(service);
		sandbox.reset();
		const offering = offerings.find((one) => one.service === service && one.node);
		const first = offering && entriesOf(offering).find(({ resource }) => resource === 'session');
		const user = first && {
			...first,
			key: 'getUser',
			operation: { ...first.operation, authentications: undefined },
		};
		if (offering?.node && user) await this.run(offering.node, user, { parameters: {} });
		return sandbox;
	}

	sandbox(service: Service): Sandbox {
		return this.open.get(service) as Sandbox;
	}

	/** Runs an entry once, with a credential of its own. */
	async run(
		type: INodeType,
		entry: Entry,
		{ parameters, input, onError }: Job,
	): Promise<RunResult> {
		const { authentication, references, store } = this.account(entry);
		return await runWorkflow({
			node: {
				type,
				onError,
				credentials: references,
				parameters: {
					authentication,
					resource: entry.resource,
					operation: entry.key,
					...parameters,
				} as IDataObject as never,
			},
			credentials: store,
			credentialTypes,
			...(input ? { input } : {}),
		});
	}

	/** The IDs that a list of the editor shows while these parameters are entered. */
	async ids(
		type: INodeType,
		entry: Entry,
		method: string,
		parameters: IDataObject,
	): Promise<string[]> {
		const { authentication, store } = this.account(entry);
		const { results } = await searchList({
			node: {
				type,
				parameters: {
					authentication,
					resource: entry.resource,
					operation: entry.key,
					...parameters,
				} as never,
			},
			method,
			credentials: store,
			credentialTypes,
		});
		return results.map(({ value }) => String(value));
	}

	private account({ service, api, operation }: Entry) {
		const { url } = this.sandbox(service);
		const able = api.authentications.filter((one) => carries(operation, one));
		const names = able.map(({ value }) => value);
		const first = ['trusted', 'bearer', 'oAuth2', 'basic'].find(
			(one) => names.includes(one) && !(one === 'bearer' && service === 'thoughtSpot'),
		);
		const changes = service === 'thoughtSpot' ? ADMINISTRATOR : {};
		return account(url, service, first, changes);
	}
}
