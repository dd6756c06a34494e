import type { Entry } from './entries';

/** Operations that the catalogues do not have, and why they are offered. */
const OUTSIDE_FACTS: Record<string, string> = {
	'POST /v7/oauth2/token': 'signing in is told of in the guide to authentication',
	'POST /api/rest/2.0/{path}': 'it is any request, for what has no operation of its own',
	'POST /v7/{path}': 'it is any request, for what has no operation of its own',
	'GET /v6/status.json': 'API v7 has no status of the platform',
	'GET /v7/test-results/{testId}/web-transactions/agent/{agentId}/round/{roundId}/console-logs':
		'it came with version 7.0.100, which the catalogues do not have yet',
};

/** Composites that may ask for anything. */
const FREE = new Set(['apiRequest.send']);

/** Whether an operation is for what has no entry. */
export const isFree = ({ resource, key }: Entry) => FREE.has(`${resource}.${key}`);

/** What is of one org already: the session of a user, and a token, which is minted for the org in its fields. */
export const hasItsOrg = ({ resource, key }: Entry) =>
	resource === 'session' || (resource === 'token' && key.startsWith('get'));

/** What looks like an ID in the catalogues, and is one of a few words. */
const WORDS_FOR_IDS: Array<[place: RegExp, words: string[]]> = [
	[/(?<=\/v7\/operations\/)\{type\}/, ['webhooks', 'credential-vault']],
];

/** Keys of the facts with words in place of what only looks like an ID. */
export const withWords = (key: string): string[] =>
	WORDS_FOR_IDS.filter(([place]) => place.test(key)).flatMap(([place, words]) =>
		words.map((word) => key.replace(place, word)),
	);

/** Older than the word `simplify`: what they give has been promised. */
const GIVEN_WHOLE = new Set(
	['agent', 'alert', 'event', 'test'].flatMap((one) => [`${one}.get`, `${one}.getAll`]),
);

/** IDs that no list has. */
const UNLISTED: Array<[name: RegExp, reason: string]> = [
	[
		/^(round|page|server|prefix|version|commit|answerIdentifier)(Id)?$/,
		'it comes from an earlier node',
	],
	[
		/^(oauthClient|client|host|app|azureTenant|account|project|dbtEnv)Id$/,
		'it names something of another service',
	],
	[/^(object|metadataIdentifier)(Id)?$/, 'any kind of object may be meant'],
	[/^orgId$/, 'no list of organizations is told'],
	[/objId(entifier)?$/i, 'the user makes it up'],
	[/^(personalisedView|codec|session|conversation|hostId|oauthClient)/, 'no list of them is told'],
	[/^organizationId$/, 'no list has the organizations of others'],
	[/^(answerIdentifier|commitId)$/, 'another operation tells it'],
	[/^(user|org)?(I|i)dentifier$/, 'a name is entered, or a list stands beside it'],
	[/^(groupIdentifiers|groups)$/, 'several are entered as text'],
];

/** Why an operation is not in the facts of its API. */
export function outsideFacts({ operation }: Entry): string | undefined {
	return OUTSIDE_FACTS[`${operation.method} ${operation.path}`];
}

/** Whether an operation gives all of a long answer as it did from the first. */
export const givenWhole = ({ resource, key }: Entry) => GIVEN_WHOLE.has(`${resource}.${key}`);

/** Why an ID is not chosen from a list. */
export function unlisted(name: string): string | undefined {
	return UNLISTED.find(([pattern]) => pattern.test(name))?.[1];
}
