import { but, flag, locator, number, required, where } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { lettered, numbered } from '../common';
import { endDate, startDate, timeWindow } from '../time';

export const endpointAgentId = required(
	lettered('endpointAgentId', 'The endpoint agent to work with', {
		label: 'Endpoint Agent',
		list: 'searchEndpointAgents',
		byName: true,
		placeholder: 'e.g. 861b7557-cd57-4bbb-b648-00bddf88ef49',
	}),
);

export const endpointLabelId = required(
	lettered('endpointLabelId', 'The endpoint label to work with', {
		label: 'Endpoint Label',
		list: 'searchEndpointLabels',
		byName: true,
	}),
);

const testWith = (list: string, description: string, empty?: string) =>
	numbered('testId', description, { label: 'Test', list, ...(empty && { empty }) });

export const scheduledTestId = required(
	testWith('searchEndpointTests', 'The scheduled test to work with'),
);

export const dynamicTestId = required(
	testWith('searchDynamicTests', 'The dynamic test to work with'),
);

/** The test of results: of a dynamic one, or of a scheduled one. */
export const testOfGroup: Field[] = [
	where('testGroup', ['scheduled'], scheduledTestId),
	where('testGroup', ['dynamic'], dynamicTestId),
];

export const oneOrManyTests = testWith(
	'searchEndpointTests',
	'The scheduled test whose results to return. Empty means all, or those of the search filters.',
	'All tests',
);

export const toAid = required(
	numbered('toAid', 'The account group that it goes to', {
		label: 'To Account Group',
		list: 'searchAccountGroups',
	}),
);

export const roundId = number('roundId', 'The round, as results name it: seconds since 1970', {
	required: true,
	default: '',
	placeholder: 'e.g. 1769846400',
});

export const networkTopologyId = required(
	locator('networkTopologyId', 'The probe of a local network, as the topologies name it', {
		label: 'Network Topology',
		list: 'searchTopologies',
	}),
);

export const realUserTestId = required(
	locator('realUserTestId', 'The session of a user, as the results name it', {
		label: 'Real User Test',
		list: 'searchRealUserTests',
	}),
);

export const pageId = required(
	locator('pageId', 'The page of the session, as the results name it', { label: 'Page' }),
);

export const includeDeleted = flag('includeDeleted', 'Whether to return deleted agents, too', {
	in: 'query',
});

export const useAllPermittedAids = flag(
	'useAllPermittedAids',
	'Whether to look into all account groups of the user',
	{ in: 'query', label: 'Use All Permitted Account Groups' },
);

/** The range of results, which is in the query of searches, too. */
export const range = [endDate, startDate, timeWindow].map((one) => but(one, { in: 'query' }));
