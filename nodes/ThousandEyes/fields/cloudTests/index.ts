import { required } from '../../../shared/operation/fields';
import { additionalProperties } from '../../../shared/operation/standard';
import type { Field } from '../../../shared/operation/vocabulary';
import { browser, targetTimes, transactionScript } from './browser';
import { isSent, testTypes } from './names';
import { network, server, targetAgentId } from './network';
import { ofTypes, setting } from './ofTypes';
import {
	changedSipCredentials,
	dnsServers,
	domain,
	prefix,
	protocols,
	requestType,
	requestTypeIfNew,
	targetSipCredentials,
} from './protocols';
import { apiTest, requests } from './requests';
import {
	agents,
	changes,
	common,
	interval,
	intervalIfNew,
	sourceIpAddresses,
	testName,
} from './shared';
import { password, url, username, web } from './web';

const signingIn = [username, password].map((one) => ofTypes(['ftp-server'], one));

/** What a test is pointed at, by its type. */
const targets = [
	targetAgentId,
	server,
	url,
	domain,
	dnsServers,
	requestType,
	...signingIn,
	targetSipCredentials,
	transactionScript,
].map(required);

const nameToFill = required(testName);
const agentsToFill = required(agents);

/** The settings that a new test cannot be without. */
export const toCreate: Field[] = [
	nameToFill,
	...targets,
	requests,
	required(prefix),
	agentsToFill,
	required(interval),
	additionalProperties,
];

/** The same where the test may be there already; then only its name has to be known. */
export const toCreateOrUpdate: Field[] = [
	nameToFill,
	targetAgentId,
	server,
	url,
	domain,
	dnsServers,
	requestTypeIfNew,
	...signingIn,
	changedSipCredentials,
	transactionScript,
	requests,
	prefix,
	agents,
	intervalIfNew,
	additionalProperties,
];

/** The settings that a new test can have besides. */
export const besides: Field[] = [
	...common,
	...network,
	...web,
	...apiTest,
	...browser,
	...targetTimes,
	...protocols,
	sourceIpAddresses,
];

const inTwoPlaces = new Set(['username', 'password']);

/** Everything that can be changed of a test. */
export const toUpdate: Field[] = [
	testName,
	targetAgentId,
	server,
	url,
	domain,
	dnsServers,
	requestType,
	setting(username),
	setting(password),
	changedSipCredentials,
	transactionScript,
	requests,
	agents,
	interval,
	...besides.filter(({ property }) => !inTwoPlaces.has(property.name)),
	...changes,
];

/** The settings that a test that runs once cannot be without; its name is not one of them. */
export const toRun: Field[] = [testName, ...targets, requests, agentsToFill, additionalProperties];

/** The settings that a test that runs once can have besides. */
export const besidesToRun: Field[] = besides.flatMap((field) => {
	const { name } = field.property;
	if (field === sourceIpAddresses) return [field];
	const types = testTypes.filter((type) => isSent(name, type, 'instant'));
	if (types.length === 0) return [];
	return [name === 'port' ? ofTypes(types, field) : field];
});
