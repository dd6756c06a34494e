import type { Values } from '../../../shared/operation/vocabulary';
import { checkNew, lacking } from '../../createOrUpdate/upsert';
import { toCreateOrUpdate } from '../../fields/cloudTests';
import { typesWith } from '../../fields/cloudTests/names';

const THING = 'test';

/** What a new test of a type that has it cannot be without. */
const NEEDED = [
	'targetAgentId',
	'server',
	'url',
	'domain',
	'dnsServers',
	'targetSipCredentials',
	'transactionScript',
	'requests',
	'prefix',
	'agents',
];

/** The settings of a test that is not there yet; an `InputProblem` where one is missing. */
export function newTest(values: Values): Values {
	const type = String(values.testType);
	const needed = NEEDED.filter((name) => typesWith(name).includes(type));
	if (type === 'ftp-server') needed.push('username', 'password');
	checkNew(THING, toCreateOrUpdate, needed, values);
	const credentials = Object(values.targetSipCredentials) as Values;
	if (type === 'sip-server' && credentials.port === undefined) {
		throw lacking(THING, 'Target SIP Credentials: Port');
	}
	return {
		...(type === 'bgp' ? {} : { interval: 300 }),
		...(type === 'ftp-server' && { requestType: 'download' }),
		...values,
	};
}
