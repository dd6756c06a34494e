import { choice } from '../../shared/operation/fields';

/** Whether something is about the org or about all of the cluster. */
export const scope = choice(
	'scope',
	'What it is about',
	[
		['CLUSTER', 'Cluster'],
		['ORG', 'Org'],
	],
	{ default: 'ORG' },
);

/** The same where a wrong one does harm, so that nothing is taken for granted. */
export const chosenScope = choice(
	'scope',
	'What it is about',
	[
		['', 'Choose…'],
		['CLUSTER', 'Cluster'],
		['ORG', 'Org'],
	],
	{ default: '', required: true },
);
