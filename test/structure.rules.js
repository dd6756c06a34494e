/** From the ground up: a wing of the shared code imports only wings below it. */
const floors = [
	['time', 'reading'],
	['operation'],
	['signing', 'pacing'],
	['http'],
	['engine', 'webhook'],
];

/** @param {string[]} names */
const wings = (names) => `^nodes/shared/(${names.join('|')})/`;

const upward = floors.flatMap((names, floor) =>
	names.map((name) => {
		const beside = names.filter((other) => other !== name);
		const above = floors.slice(floor + 1).flat();
		return {
			name: `${name} imports no wing beside or above it`,
			severity: 'error',
			from: { path: wings([name]) },
			to: { path: wings([...beside, ...above, '-']) },
		};
	}),
);

module.exports = {
	forbidden: [
		...upward,
		{
			name: 'a node loads its work on demand',
			severity: 'error',
			from: { path: '\\.node\\.ts$' },
			to: { path: '^nodes/', pathNot: '(\\.screen|/onDemand)\\.ts$', dynamic: false },
		},
		{ name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'shared code knows neither vendor',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: '^(nodes/Thou|credentials/)' },
		},
		{
			name: 'shared code stands in wings',
			severity: 'error',
			from: {},
			to: { path: '^nodes/shared/', pathNot: wings(floors.flat()) },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
