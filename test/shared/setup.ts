import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type OnError,
} from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import * as retry from '../../nodes/shared/http/retry';
import { credentialTypes, expectNoSecrets } from '../support/fixtures';
import type { CredentialStore } from '../support/store';
import { createCredentialStore, runWorkflow, type RunResult } from '../support/workflow';

export { expectNoSecrets };

/** A chosen resource; n8n checks IDs with a time limit that a busy machine may exceed, choices not. */
export const byId = (value: string) => ({ __rl: true as const, mode: 'list', value });

type Row = ICredentialDataDecryptedObject;

/** The accounts of the sandboxes, by the node's word for the authentication. */
const ACCOUNTS: Record<string, Record<string, [string, Row]>> = {
	thousandEyes: {
		bearer: ['thousandEyesBearerApi', { accessToken: 'sandbox-thousandeyes-bearer' }],
		basic: [
			'thousandEyesBasicApi',
			{ email: 'noreply@example.com', apiToken: 'sandbox-thousandeyes-basic' },
		],
		oAuth2: [
			'thousandEyesOAuth2Api',
			{ clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' },
		],
	},
	thoughtSpot: {
		basic: ['thoughtSpotBasicApi', { username: 'analyst', password: 'sandbox-password' }],
		trusted: ['thoughtSpotTrustedApi', { username: 'analyst', secretKey: 'sandbox-secret-key' }],
	},
};

const NODES = { thousandEyes: ThousandEyes, thoughtSpot: ThoughtSpot };

export interface Account {
	node: keyof typeof NODES;
	authentication: string;
	store: CredentialStore;
	references: NonNullable<INode['credentials']>;
}

let accounts = 0;

/** A stored credential of its own for each call, so that no test meets what another one learned. */
export function account(
	baseUrl: string,
	node: keyof typeof NODES = 'thousandEyes',
	authentication = node === 'thousandEyes' ? 'bearer' : 'trusted',
	changes: Row = {},
): Account {
	const [type, row] = ACCOUNTS[node][authentication];
	const store = createCredentialStore({ [type]: { ...row, baseUrl, ...changes } });
	const references = { [type]: { id: `account-${accounts++}`, name: type } };
	return { node, authentication, store, references };
}

export interface Job {
	resource?: string;
	operation?: string;
	parameters?: INodeParameters;
	input?: IDataObject[];
	onError?: OnError;
}

/** Starts a run of the account's node; it can be cancelled. */
export function start({ node, authentication, store, references }: Account, job: Job = {}) {
	const { resource = 'agent', operation = 'get', parameters, input = [{}], onError } = job;
	return runWorkflow({
		node: {
			type: NODES[node],
			credentials: references,
			onError,
			parameters: {
				authentication,
				resource,
				operation,
				...(resource === 'agent' && operation === 'get' ? { agentId: byId('3001') } : {}),
				...parameters,
			},
		},
		input,
		credentials: store,
		credentialTypes,
	});
}

/** Runs the account's node, and fails when a secret shows in anything that the run left behind. */
export async function run(account: Account, job: Job = {}): Promise<RunResult> {
	const before = account.store.all();
	const result = await start(account, job);
	const { credentials: after, ...left } = result;
	const minted = result.items.map(({ json }) => String(json.token ?? json.access_token ?? ''));
	expectNoSecrets(left, [before, after], minted);
	return result;
}

export const items = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ index }));

/** Lets repeats follow each other at once. */
export function withoutBackOff(): void {
	beforeEach(() => void jest.spyOn(retry, 'backOff').mockReturnValue(1));
	afterEach(() => void jest.restoreAllMocks());
}

/** Waits until something has happened; fails when it does not. */
export async function until(happened: () => boolean): Promise<void> {
	for (let looks = 0; !happened(); looks++) {
		if (looks > 1000) throw new Error('It did not happen');
		await sleep(2);
	}
}
