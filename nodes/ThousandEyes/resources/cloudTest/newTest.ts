import { InputProblem, type Values } from '../../../shared/operation/vocabulary';
import { toCreateOrUpdate } from '../../fields/cloudTests';
import { typesWith } from '../../fields/cloudTests/names';

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
	const missing = needed.find((name) => values[name] === undefined);
	const field = toCreateOrUpdate.find(({ property }) => property.name === missing);
	if (field) throw lacking(field.property.displayName);
	const credentials = Object(values.targetSipCredentials) as Values;
	if (type === 'sip-server' && credentials.port === undefined) {
		throw lacking('Target SIP Credentials: Port');
	}
	return {
		...(type === 'bgp' ? {} : { interval: 300 }),
		...(type === 'ftp-server' && { requestType: 'download' }),
		...values,
	};
}

function lacking(field: string): InputProblem {
	return new InputProblem(
		field,
		'is empty: there is no test of that name, and a new one needs it',
		'Enter a value, or check the name. Nothing was changed.',
	);
}
