'use strict';
// Runs in a fresh process of n8n's own Node: argv holds a file of the n8n installation and the package's folder.
const { createRequire } = require('node:module');
const path = require('node:path');

const [installation, folder] = process.argv.slice(2);
// n8n has loaded all of this itself by the time it comes to its community packages.
createRequire(installation)('n8n-workflow');
createRequire(installation)('n8n-core');

const { n8n } = require(path.join(folder, 'package.json'));

function settled() {
	for (let pass = 0; pass < 4; pass += 1) global.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

const before = settled();
const residentBefore = process.memoryUsage().rss / 1e6;
const started = performance.now();
const loaded = [...n8n.nodes, ...n8n.credentials].map((file) => {
	const name = path.basename(file).split('.')[0];
	return new (require(path.join(folder, file))[name])();
});
const milliseconds = performance.now() - started;
const resident = process.memoryUsage().rss / 1e6 - residentBefore;
const megabytes = settled() - before;
console.log(JSON.stringify({ loaded: loaded.length, milliseconds, megabytes, resident }));
