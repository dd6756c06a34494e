import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [
		[/^query\.cursor$/, 'pages are followed by their links'],
		[/\._links$/, 'links are told by the service'],
	],
	at: [
		[/^GET \/v7\/tests\/bgp\//, /^query\.expand$/, 'of BGP tests nothing is shown in full'],
		[
			/^(POST|PUT|PATCH) /,
			/^query\.expand$/,
			'what changes something answers briefly: Get tells the rest',
		],
		[
			/ \/v7\/alerts\/rules/,
			/^body\.(endpointAgentIds|endpointLabelIds|visitedSitesFilter)$/,
			'the API writes no rules of Endpoint Agents',
		],
		[/ \/v7\/alerts\/rules/, /^body\.alertGroupType$/, 'it follows from the type of the alert'],
		[/ \/v7\/alerts\/rules/, /^body\.includeCoveredPrefixes$/, 'API Request sends it'],
		[/^DELETE /, /^query\.expand$/, 'what is gone is not told of'],
		[/ \/v7\/alert-suppression-windows/, /^body\.status$/, 'the service tells it'],
		[/ \/v7\/operations\//, /^body\.type$/, 'there is one type'],
		[/ \/v7\/dashboards/, /\.timespan(Duration|Start|End)$/, 'the old name of a property'],
		[/ \/v7\/dashboard-snapshots/, /\.snapshotExpirationDate$/, 'the old name of a property'],
	],
	operations: [
		[/\/integration\/aws\/[\w-]+\/policies$/, 'a text to paste into AWS: API Request gets it'],
	],
};
