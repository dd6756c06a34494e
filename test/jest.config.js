module.exports = {
	rootDir: '..',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': [
			'ts-jest',
			{ tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: { warnOnly: false } },
		],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/packages'],
	testTimeout: 30000,
};
