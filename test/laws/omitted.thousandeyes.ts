import type { Omitted } from './omitted';

export const omitted: Omitted = {
	everywhere: [
		[/^query\.cursor$/, 'pages are followed by their links'],
		[/\._links$/, 'links are told by the service'],
	],
	at: [],
	operations: [],
};
