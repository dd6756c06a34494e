import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeCredentials,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	OnError,
} from 'n8n-workflow';
import { ThoughtSpotBasicApi } from '../../credentials/ThoughtSpotBasicApi.credentials';
import { ThoughtSpotBearerApi } from '../../credentials/ThoughtSpotBearerApi.credentials';
import { ThoughtSpotTrustedApi } from '../../credentials/ThoughtSpotTrustedApi.credentials';
import { ThousandEyesBasicApi } from '../../credentials/ThousandEyesBasicApi.credentials';
import { ThousandEyesBearerApi } from '../../credentials/ThousandEyesBearerApi.credentials';
import { ThousandEyesOAuth2Api } from '../../credentials/ThousandEyesOAuth2Api.credentials';
import { ThousandEyesUserOAuth2Api } from '../../credentials/ThousandEyesUserOAuth2Api.credentials';
import type { Sandbox } from '../../sandbox';
import { searchList, testCredential } from './editor';
import type { TypeOf } from './nodes';
import { findSecrets } from './secrets';
import type { CredentialRows, CredentialStore } from './store';
import { createCredentialStore, runWorkflow, type RunResult } from './workflow';

/** The package's credential types. */
export const credentialTypes = [
	ThousandEyesBearerApi,
	ThousandEyesBasicApi,
	ThousandEyesOAuth2Api,
	ThousandEyesUserOAuth2Api,
	ThoughtSpotBasicApi,
	ThoughtSpotBearerApi,
	ThoughtSpotTrustedApi,
];

const ACCOUNTS: CredentialRows = {
	thousandEyesBearerApi: { accessToken: 'sandbox-thousandeyes-bearer' },
	thousandEyesBasicApi: { email: 'noreply@example.com', apiToken: 'sandbox-thousandeyes-basic' },
	thousandEyesOAuth2Api: { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' },
	thousandEyesUserOAuth2Api: { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' },
	thoughtSpotBasicApi: { username: 'analyst', password: 'sandbox-password' },
	thoughtSpotBearerApi: { accessToken: 'not-minted-yet' },
	thoughtSpotTrustedApi: { username: 'analyst', secretKey: 'sandbox-secret-key' },
};

const SECRETS = [
	'accessToken',
	'apiToken',
	'clientSecret',
	'onBehalfOfToken',
	'password',
	'secretKey',
	'sessionToken',
];

/** All secret values of stored credentials, cached tokens included. */
export function secretsOf(rows: CredentialRows): string[] {
	return Object.values(rows)
		.flatMap((row) => {
			const { access_token, refresh_token } = Object(row.oauthTokenData) as IDataObject;
			return [...SECRETS.map((name) => row[name]), access_token, refresh_token];
		})
		.map((secret) => String(secret ?? ''))
		.filter((secret) => secret !== '' && secret !== 'none');
}

/** Fails when a secret of the stored credentials shows anywhere in what a run left behind. */
export function expectNoSecrets(left: unknown, rows: CredentialRows[], shown: string[] = []): void {
	const markers = [...new Set(rows.flatMap(secretsOf))].filter((each) => !shown.includes(each));
	expect(findSecrets(left, markers)).toEqual([]);
}

const open: Array<{ close(): Promise<void> }> = [];
afterEach(async () => {
	for (const server of open.splice(0)) await server.close();
});

/** Closes a server after the test, whatever comes of it. */
export function closeAfter<T extends { close(): Promise<void> }>(server: T): T {
	open.push(server);
	return server;
}

export interface Wish {
	authentication?: string;
	/** Fields of the credential that differ from the sandbox's account. */
	credential?: ICredentialDataDecryptedObject;
	/** A table to share between runs, instead of a new one. */
	store?: CredentialStore;
	input?: IDataObject[];
	onError?: OnError;
	/** Secrets that the user put into the workflow, so that they may show there. */
	shown?: string[];
}

/** A resource locator in the mode "By ID". */
export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** Starts a sandbox for each test, runs one node against it and tells what was sent. */
export function createBench<S extends Sandbox>(
	type: TypeOf<INodeType>,
	start: () => Promise<S>,
	root: string,
) {
	const { description } = typeof type === 'function' ? new type() : type;
	let sandbox: S;
	let test = 0;
	beforeEach(async () => {
		sandbox = await start();
		test++;
	});
	afterEach(async () => await sandbox.close());

	const credentialOf = (authentication: string): string =>
		description.credentials?.find((one) =>
			one.displayOptions?.show?.authentication?.includes(authentication),
		)?.name ?? '';
	const store = (authentication: string, changes: ICredentialDataDecryptedObject = {}) => {
		const name = credentialOf(authentication);
		return createCredentialStore({
			[name]: { ...ACCOUNTS[name], baseUrl: sandbox.url, ...changes },
		});
	};
	const standard = String(description.properties[0].default);
	return {
		store,
		credentialOf,
		get sandbox() {
			return sandbox;
		},
		/** Requests that arrived, without the API's root path. */
		sent: () => sandbox.requests.map(({ method, url }) => `${method} ${url.replace(root, '')}`),
		body: (index: number) => JSON.parse(sandbox.requests[index].body) as IDataObject,
		async run(
			resource: string,
			operation: string,
			parameters: IDataObject = {},
			wish: Wish = {},
		): Promise<RunResult> {
			const { authentication = standard, credential, input, onError, shown } = wish;
			const credentials = wish.store ?? store(authentication, credential);
			const before = credentials.all();
			// What a test learned of a service's limits is kept by the credential's id.
			const used = Object.keys(before).map((name) => [name, { id: `${test} ${name}`, name }]);
			const result = await runWorkflow({
				node: {
					type,
					onError,
					parameters: { authentication, resource, operation, ...parameters },
					credentials: Object.fromEntries(used) as INodeCredentials,
				},
				credentials,
				credentialTypes,
				...(input ? { input } : {}),
			});
			const { credentials: after, ...left } = result;
			expectNoSecrets(left, [before, after], shown);
			return result;
		},
		async list(
			method: string,
			{ authentication = standard, credential, ...rest }: Wish & { filter?: string } = {},
			parameters: IDataObject = {},
		): Promise<INodeListSearchResult & INodePropertyOptions[]> {
			return (await searchList({
				node: { type, parameters: { authentication, ...parameters } },
				method,
				kind: method.startsWith('search') ? 'listSearch' : 'loadOptions',
				filter: rest.filter,
				credentials: rest.store ?? store(authentication, credential),
				credentialTypes,
			})) as INodeListSearchResult & INodePropertyOptions[];
		},
		async test(authentication: string, credential: ICredentialDataDecryptedObject = {}) {
			const name = credentialOf(authentication);
			const row = store(authentication, credential).get(name);
			const { credentials: after, ...result } = await testCredential(name, row, {
				credentialTypes,
				nodeTypes: [type],
			});
			expectNoSecrets(result, [{ [name]: row }, after]);
			return result;
		},
	};
}

/** A full ThoughtSpot token of a sandbox user; the request for it is taken out of the log. */
export async function mintToken(
	{ run, sandbox }: ReturnType<typeof createBench>,
	username = 'analyst',
): Promise<string> {
	const { items } = await run('token', 'getFull', { username }, { authentication: 'trusted' });
	sandbox.requests.length = 0;
	return String(items[0].json.token);
}
