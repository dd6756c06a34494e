'use strict';
const assert = require('node:assert/strict');
const { ours } = require('./build');
const { findLeaks } = require('./leaks');
const { uses } = require('./tool-uses');

/** Fails unless a model reads these rows, with these values or texts in them. */
function assertSeen(rows, wanted) {
	assert.equal(rows.length, wanted.length, JSON.stringify(rows).slice(0, 300));
	for (const [index, fields] of wanted.entries()) {
		for (const [name, value] of Object.entries(fields)) {
			if (value instanceof RegExp) assert.match(String(rows[index][name]), value, name);
			else assert.deepEqual(rows[index][name], value, name);
		}
	}
}

/** A model chooses the inputs of a tool through $fromAI, and reads a right answer without a secret. */
async function checkAnswers({ world, runAgent, one, check }) {
	for (const { title, type, parameters, input, sees } of uses) {
		await check(`${type.slice(0, -3)}: a model ${title}`, async () => {
			const tool = ours('The tool', one(type), parameters, { tool: true });
			const { requests } = await runAgent([tool], [['The_tool', input]]);
			const [told] = requests.at(-1).messages.filter(({ role }) => role === 'tool');
			const { properties } = requests[0].tools[0].function.parameters;
			assert.deepEqual(Object.keys(properties).sort(), Object.keys(input).sort());
			assertSeen(JSON.parse(told.content), sees);
			assert.deepEqual(findLeaks(world.secrets.known(), JSON.stringify(requests)), []);
		});
	}
}

module.exports = { checkAnswers };
