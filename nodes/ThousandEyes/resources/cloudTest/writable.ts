import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../../shared/operation/vocabulary';
import { isObject } from '../../../shared/reading/objects';
import { settingsOf, testTypes, typesWith } from '../../fields/cloudTests/names';
import { isMask } from '../../fields/cloudTests/secrets';
import { checkSecrets } from './lostSecrets';
import { preparedTest } from './prepare';

const idsBy = (name: string) => (rows: unknown) =>
	[rows].flat().map((row) => String(isObject(row) ? row[name] : row));

/** What is read as objects is written as their IDs. */
const FLAT: Record<string, (rows: unknown) => unknown> = {
	agents: (rows) =>
		([rows].flat() as IDataObject[]).map(({ agentId, sourceIpAddress }) => ({
			agentId: String(agentId),
			...(sourceIpAddress ? { sourceIpAddress } : {}),
		})),
	alertRules: idsBy('ruleId'),
	credentials: idsBy('id'),
	dnsServers: idsBy('serverName'),
	labels: idsBy('labelId'),
	monitors: idsBy('monitorId'),
	sharedWithAccounts: idsBy('aid'),
	tags: idsBy('id'),
};

/**
 * What goes back of a test that was read, under what is set anew: the settings that its type can
 * write, in the form in which they are written, without the secrets that the API does not tell.
 */
export function writableTest(read: IDataObject, values: Values): IDataObject {
	const type = String(values.testType ?? read.type);
	const given = preparedTest('update')({ ...values, testType: type });
	const row = plain(withCredentials(type, read));
	if (values.testId !== undefined) checkSecrets(type, withCredentials(type, read), given);
	const known = testTypes.includes(type)
		? settingsOf(type, 'update')
		: Object.keys(row).filter((name) => typesWith(name).length > 0);
	const kept = known.flatMap((name) =>
		row[name] === undefined ? [] : [[name, FLAT[name]?.(row[name]) ?? row[name]] as const],
	);
	return fitting(type, Object.fromEntries(kept) as IDataObject, given);
}

/** Of settings that exclude each other the one that is used, or is set anew. */
function fitting(type: string, row: IDataObject, given: Values): IDataObject {
	const { headers, customHeaders, useNtlm, ...rest } = row;
	const fit: IDataObject = { ...rest };
	if (useNtlm !== undefined && row.authType === undefined) fit.useNtlm = useNtlm;
	const byCustom = given.headers === undefined && !isEmpty(customHeaders);
	if (byCustom) fit.customHeaders = customHeaders;
	else if (headers !== undefined && given.customHeaders === undefined) fit.headers = headers;
	if (type === 'agent-to-server' && given.port !== undefined && given.server === undefined) {
		fit.server = withoutPort(String(row.server ?? ''));
	}
	return fit;
}

/** A server that is told with its port, without it. */
function withoutPort(server: string): string {
	return /^(\[[^\]]+\]|[^:]+):\d+$/.exec(server)?.[1] ?? server;
}

/** A SIP test is read with the parts of its credentials on its own level. */
export function withCredentials(type: string, read: IDataObject): IDataObject {
	if (type !== 'sip-server' || isObject(read.targetSipCredentials)) return read;
	const { port, protocol, sipRegistrar, user, authUser, password } = read;
	const parts = { port, protocol, sipRegistrar, user, authUser, password };
	const present = Object.entries(parts).filter(([, value]) => value !== undefined);
	return present.length > 0 ? { ...read, targetSipCredentials: Object.fromEntries(present) } : read;
}

/** Without what holds nothing, links, and masks of secrets. */
function plain(row: IDataObject): IDataObject {
	const entries = Object.entries(row).filter(
		([name, value]) => name !== '_links' && value !== null && value !== undefined && !isMask(value),
	);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, plainValue(value)]),
	) as IDataObject;
}

function plainValue(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plainValue);
	return isObject(value) ? plain(value) : value;
}

function isEmpty(value: unknown): boolean {
	if (value === undefined) return true;
	return isObject(value) && Object.values(value).every(isEmpty);
}
