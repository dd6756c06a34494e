import { choice, flag, number, required, text } from '../../shared/operation/fields';
import { alertExpression } from '../expression';
import { numbered } from './common';
import { notifications } from './notifications';

type Types = Array<[value: string, name: string]>;

/** Types of rules that the API can write. */
const written: Types = [
	['agent', 'Agent'],
	['api', 'API'],
	['bgp', 'BGP'],
	['dns-server', 'DNS Server'],
	['dns-trace', 'DNS Trace'],
	['dnssec', 'DNSSEC'],
	['end-to-end-agent', 'End to End (Agent)'],
	['end-to-end-server', 'End to End (Server)'],
	['ftp', 'FTP'],
	['http-server', 'HTTP Server'],
	['page-load', 'Page Load'],
	['path-trace', 'Path Trace'],
	['sip-server', 'SIP Server'],
	['voice', 'Voice'],
	['web-transactions', 'Web Transactions'],
];

const onlyRead: Types = [
	['application-outage', 'Application Outage'],
	['device-device', 'Device'],
	['device-interface', 'Device Interface'],
	['endpoint-browser-sessions-agent', 'Endpoint Browser Sessions (Agent)'],
	['endpoint-browser-sessions-application', 'Endpoint Browser Sessions (Application)'],
	['endpoint-http-server', 'Endpoint HTTP Server'],
	['endpoint-network-server', 'Endpoint Network Server'],
	['endpoint-path-trace', 'Endpoint Path Trace'],
	['network-outage', 'Network Outage'],
];

export const alertRuleId = required(
	numbered('alertRuleId', 'The alert rule to work with', {
		label: 'Alert Rule',
		list: 'searchAlertRules',
		placeholder: 'e.g. 127094',
	}),
);

export const alertType = choice('alertType', 'Kind of the tests that the rule watches', written, {
	default: 'http-server',
	required: true,
});

/** The same of a rule that may be there already. */
export const alertTypeIfNew = choice(
	'alertType',
	'Kind of the tests that the rule watches. A new rule needs it, and it cannot be changed.',
	[['', 'That of the Rule'], ...written],
	{ default: '' },
);

export const alertTypeFilter = choice(
	'alertType',
	'Kind of the rules to return',
	[...written, ...onlyRead],
	{ default: 'http-server', in: 'nowhere' },
);

export const ruleName = text('ruleName', 'Name of the rule', {
	placeholder: 'e.g. Checkout is slow',
});

export const ruleNameFilter = text('ruleName', 'Text that the name holds, in any case', {
	in: 'nowhere',
});

export const expression = text(
	'expression',
	'When a measurement violates the rule: conditions in double brackets, values with their units, texts in quotes, joined by either && or ||',
	{
		placeholder: 'e.g. ((responseTime >= 500 ms) || (errorType != "None"))',
		check: alertExpression,
		most: 10_000,
	},
);

const rounds = { least: 1, highest: 10 };

export const roundsViolatingOutOf = number(
	'roundsViolatingOutOf',
	'How many of the last rounds are looked at',
	{ ...rounds, label: 'Rounds Violating Out Of' },
);

export const roundsViolatingRequired = number(
	'roundsViolatingRequired',
	'How many of these rounds must violate the rule',
	rounds,
);

const minimumSources = number(
	'minimumSources',
	'How many agents or monitors must see it. Cannot be combined with the percentage.',
	{ least: 1 },
);

const minimumSourcesPct = number(
	'minimumSourcesPct',
	'How many percent of the agents or monitors must see it',
	{ label: 'Minimum Sources (Percent)', least: 1, highest: 100 },
);

const isDefault = flag(
	'isDefault',
	'Whether new tests of this kind get the rule. It takes the place of the present default.',
);

export const isDefaultFilter = flag(
	'isDefault',
	'Whether to return the default rules, or else the others',
	{ default: true, in: 'nowhere' },
);

const moreOfRule = [
	text('description', 'What the rule is for', { rows: 2 }),
	choice('direction', 'Direction that is measured', ['bidirectional', 'from-target', 'to-target'], {
		default: 'to-target',
	}),
	flag('notifyOnClear', 'Whether to notify when an alert is over, too'),
	choice(
		'roundsViolatingMode',
		'Which agents must see it in each round',
		[
			['any', 'Any', 'Agents may differ from round to round'],
			['auto', 'Auto', 'The service decides, for expressions with Auto'],
			['exact', 'Exact', 'The same agents in each round'],
		],
		{ default: 'any' },
	),
	choice('sensitivityLevel', 'How soon Auto takes a value as unusual', ['high', 'low', 'medium'], {
		default: 'medium',
	}),
	choice('severity', 'How serious an alert is', ['critical', 'info', 'major', 'minor'], {
		default: 'info',
	}),
];

/** What a rule can have besides. */
export const bodyOfRule = [
	isDefault,
	minimumSources,
	minimumSourcesPct,
	...moreOfRule,
	notifications,
];
