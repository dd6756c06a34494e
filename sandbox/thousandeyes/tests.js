const { agents } = require('./agents');
const { settingsByType } = require('./test-settings');

const TEST_COUNT = 600;
const FIRST_ID = 202701;

const typeNames = Object.keys(settingsByType);
const INTERVALS = [60, 120, 300, 600, 900];

/** @param {number} index */
function build(index) {
	const type = typeNames[index % typeNames.length];
	// Group 1001 has every test; 1002 shares each third and 1003 each tenth of them.
	const aids = ['1001'];
	if (index % 3 === 0) aids.push('1002');
	if (index % 10 === 0) aids.push('1003');
	const day = String(1 + (index % 28)).padStart(2, '0');
	const summary = {
		testId: String(FIRST_ID + index),
		testName: `${type} ${String(index + 1).padStart(3, '0')}`,
		type,
		enabled: index % 11 !== 0,
		savedEvent: index % 97 === 0,
		liveShare: false,
		alertsEnabled: true,
		...(type === 'bgp' ? {} : { interval: INTERVALS[index % INTERVALS.length] }),
		description: `Sandbox ${type} test`,
		createdBy: 'Sandbox Operator (noreply@example.com)',
		createdDate: `2023-03-${day}T09:00:00Z`,
		modifiedBy: 'Sandbox Operator (noreply@example.com)',
		modifiedDate: `2024-04-${day}T10:30:00Z`,
	};
	const agentIds =
		type === 'bgp' ? [] : [0, 1, 2].map((step) => agents[(index * 3 + step) % 40].id);
	return {
		id: summary.testId,
		index,
		type,
		aids,
		summary,
		agentIds,
		settings: settingsByType[type](index),
	};
}

/** @typedef {ReturnType<typeof build>} Test */

const tests = Array.from({ length: TEST_COUNT }, (_, index) => build(index));

/** @type {Map<string, Test>} */
const testById = new Map(tests.map((test) => [test.id, test]));

module.exports = { testById, tests, typeNames };
