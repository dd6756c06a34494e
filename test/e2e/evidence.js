'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { run } = require('../../demo/processes');

/** Prints every value of every row of an SQLite database, a row a line: n8n's Node has the driver built in. */
const dumpScript = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const text = (value) => value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
	for (const row of database.prepare('SELECT * FROM "' + name + '"').iterate()) {
		console.log(JSON.stringify([name, Object.values(row).map(text).join('\\n')]));
	}
}`;

/**
 * All that an n8n keeps and gives out, as places `{ where, text }` to search: log, files, database and exports (of so
 * many executions).
 */
async function collectEvidence(
	{ client, logFile, userFolder, runtime },
	name = 'n8n',
	exports = Infinity,
) {
	const places = [{ where: `log of ${name}`, text: fs.readFileSync(logFile, 'utf8') }];
	const database = path.join(userFolder, '.n8n', 'database.sqlite');
	for (const file of filesOf(path.join(userFolder, '.n8n'))) {
		if (file.includes(`${path.sep}nodes${path.sep}`) || file.startsWith(database)) continue;
		for (const text of fs.readFileSync(file, 'utf8').split('\n')) {
			places.push({ where: `file ${path.basename(file)} of ${name}`, text });
		}
	}
	if (fs.existsSync(database)) {
		const dump = await run(runtime.node, ['--no-warnings', '-e', dumpScript, database]);
		for (const line of dump.trim().split('\n')) {
			const [table, text] = JSON.parse(line);
			places.push({ where: `table ${table} of ${name}`, text });
		}
	}
	for (const { id } of await client.rest('GET', '/workflows')) {
		const workflow = await client.rest('GET', `/workflows/${id}`);
		places.push({ where: `exported workflow of ${name}`, text: JSON.stringify(workflow) });
	}
	for (const { id } of (await executionsOf(client)).slice(0, exports)) {
		const execution = await client.rest('GET', `/executions/${id}`);
		places.push({ where: `exported execution of ${name}`, text: JSON.stringify(execution) });
	}
	return places;
}

async function executionsOf(client) {
	const all = [];
	let cursor = '';
	do {
		const page = await client.rest('GET', `/executions?limit=100${cursor}`);
		all.push(...page.results);
		cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
	} while (cursor);
	return all;
}

function filesOf(folder) {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

module.exports = { collectEvidence, filesOf };
