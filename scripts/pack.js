'use strict';
// Packs what is built into a tarball that is known to be whole: npm run pack:check.
const path = require('node:path');
const { packChecked } = require('./pack/checked');

const root = path.join(__dirname, '..');

packChecked(root, root).then(
	({ tarball }) => process.stdout.write(`${tarball} is whole\n`),
	(error) => {
		process.stderr.write(
			`${[error.output, error.message, error.next].filter(Boolean).join('\n')}\n`,
		);
		process.exitCode = 1;
	},
);
