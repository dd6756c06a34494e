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
	],
	operations: [],
};
