import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [
		[/^query\.cursor$/, 'pages are followed by their links'],
		[/\._links$/, 'links are told by the service'],
	],
	at: [
		[
			/^(POST|PUT|PATCH) /,
			/^query\.expand$/,
			'what changes something answers briefly: Get tells the rest',
		],
		[/ \/v7\/operations\//, /^body\.type$/, 'there is one type'],
		[/ \/v7\/dashboards/, /\.timespan(Duration|Start|End)$/, 'the old name of a property'],
		[/ \/v7\/dashboard-snapshots/, /\.snapshotExpirationDate$/, 'the old name of a property'],
	],
	operations: [],
};
