'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { thoughtSpotFacts } = require('./facts/thoughtspot');
const { thousandEyesFacts } = require('./facts/thousandeyes');

const folder = path.join(__dirname, '..', 'facts');
const usage = `node scripts/facts.js thousandeyes CATALOGUE.json [MORE.json …]
node scripts/facts.js thoughtspot CATALOGUE.json

Writes facts/<service>.json: what each operation of the API accepts and answers, without any text of the vendor.
ThousandEyes: catalogues made of the vendor's SDK and CLI (Apache-2.0); ThoughtSpot: an OpenAPI document of names and
types. Each names its public source, which is written into the facts.`;

/**
 * One operation or model a line, so that a change of the API reads as the lines that it changed.
 * @param {string} name
 * @param {{ operations: object, models: object }} facts
 * @param {unknown[]} sources
 */
function write(name, { operations, models }, sources) {
	/** @param {object} entries */
	const lines = (entries) =>
		Object.entries(entries)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, value]) => `\t\t${JSON.stringify(key)}: ${JSON.stringify(value)}`)
			.join(',\n');
	const text = `{\n\t"sources": ${JSON.stringify(sources)},\n\t"operations": {\n${lines(operations)}\n\t},\n\t"models": {\n${lines(models)}\n\t}\n}\n`;
	fs.writeFileSync(path.join(folder, `${name}.json`), text);
	console.log(
		`facts/${name}.json: ${Object.keys(operations).length} operations, ${Object.keys(models).length} models`,
	);
}

/** @param {string[]} words */
function main([service, ...files]) {
	const read = (/** @type {string} */ file) => JSON.parse(fs.readFileSync(file, 'utf8'));
	if (service === 'thousandeyes' && files.length > 0) {
		const catalogues = files.map(read);
		const sources = catalogues.map(({ source }) => source);
		write(service, thousandEyesFacts(catalogues), sources);
	} else if (service === 'thoughtspot' && files.length === 1) {
		const [catalogue] = files.map(read);
		write(service, thoughtSpotFacts(catalogue), [catalogue['x-source']]);
	} else {
		console.error(usage);
		process.exitCode = 2;
	}
}

main(process.argv.slice(2));
