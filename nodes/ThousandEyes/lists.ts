import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { currentLocator, listChoices, type Listing } from '../shared/engine/fromList';
import { thousandEyes } from './api';
import { accountGroup } from './resources/accountGroup';
import { agent } from './resources/agent';
import { alert } from './resources/alert';
import { cloudTest } from './resources/cloudTest';
import { event } from './resources/event';

/** The account group that is chosen in the node. */
export const inAccountGroup = (context: ILoadOptionsFunctions) => ({
	aid: currentLocator(context, 'aid'),
});

const chosenType = (context: ILoadOptionsFunctions) =>
	(context.getCurrentNodeParameter('testType') as string | undefined) ?? 'all';

/** Tests by name and type. */
export const testChoice = {
	value: ({ testId }: IDataObject) => testId,
	name: ({ testName }: IDataObject) => [testName],
	details: ({ type }: IDataObject) => [type],
};

/** What each "From List" of the ThousandEyes node shows, by the name of its method. */
const listings: Record<string, Listing> = {
	searchAccountGroups: {
		operation: accountGroup.operations.getAll,
		value: ({ aid }) => aid,
		name: ({ accountGroupName }) => [accountGroupName],
	},
	searchAgents: {
		operation: agent.operations.getAll,
		values: inAccountGroup,
		value: ({ agentId }) => agentId,
		name: ({ agentName }) => [agentName],
		details: ({ location }) => [location],
	},
	searchAlerts: {
		operation: alert.operations.getAll,
		values: (context) => ({ ...inAccountGroup(context), window: '7d', state: 'trigger' }),
		value: ({ id, alertId }) => id ?? alertId,
		name: ({ startDate, alertSeverity, alertType }) => [startDate, alertSeverity, alertType],
	},
	searchEvents: {
		operation: event.operations.getAll,
		values: (context) => ({ ...inAccountGroup(context), window: '7d' }),
		value: ({ id }) => id,
		name: ({ startDate, title, typeName }) => [startDate, title ?? typeName],
	},
	searchTests: {
		operation: cloudTest.operations.getAll,
		values: (context) => ({ ...inAccountGroup(context), testType: chosenType(context) }),
		...testChoice,
	},
};

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** The search methods that the node's resource locators name. */
export const listSearch: Record<string, Search> = Object.fromEntries(
	Object.entries(listings).map(([name, listing]) => [
		name,
		async function (this: ILoadOptionsFunctions, filter?: string) {
			return await listChoices(this, thousandEyes, listing, filter);
		},
	]),
);
