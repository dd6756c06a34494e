'use strict';
const { checkCancelling } = require('./flow-cancel');
const { checkOutcomes } = require('./flow-outcomes');
const { checkShapes } = require('./flow-shapes');
const { checkTemplates } = require('./flow-templates');
const { checkWaitingTemplates } = require('./flow-waiting');

const title = 'workflows behind webhooks, on schedules and by hand; sub-workflows, errors, loops';

async function run(world, report) {
	await report.need('the six credentials are created and pass their tests', () =>
		world.credentials(),
	);
	await checkTemplates(world, report);
	await checkOutcomes(world, report);
	await checkWaitingTemplates(world, report);
	await checkShapes(world, report);
	await checkCancelling(world, report);
}

module.exports = { run, title };
